"""What a person is shown and what a person decided; the reviewers' web pages."""
