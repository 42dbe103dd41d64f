"""The record: what Cuprun makes of real cups, held against what was published of them."""
