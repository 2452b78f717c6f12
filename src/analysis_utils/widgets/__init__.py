"""Widgets for JupyterLab; exported reports show the same things without a kernel."""
