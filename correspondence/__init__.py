"""From mailboxes and folders to documents in families, threads and a scope."""
