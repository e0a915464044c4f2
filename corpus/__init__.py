"""A small corpus about a fictional region, written for this project, and the organisation register."""
