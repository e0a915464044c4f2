"""The web page for staff: server-rendered, in bokmål, over the same store as the API."""
