"""A small corpus about a fictional region, and the register of organisations."""
