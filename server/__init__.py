"""What the server sends beside the dashboard itself."""
