"""Views into bytes: HTML, PDF, job markup, sitemap."""
