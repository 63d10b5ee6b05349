"""Many readers at once, over the WebSocket sessions that their browsers would keep."""
