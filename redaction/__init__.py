"""What is withheld, and that it is really gone: detection, grounds, layout, removal, verification."""
