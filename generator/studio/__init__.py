"""The studio: the book in a browser, for those who write postings and those who keep the book."""
