"""What it costs to build, read, choose and draw when the register has grown."""
