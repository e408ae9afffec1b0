"""The studio: postings made in a browser, with the book, checks and formats of the command line."""
