"""`make bench`: the same reports through Cuprun, Hugo, Eleventy and plain Pelican, side by side."""
