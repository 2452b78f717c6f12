"""From tables to figures with n, intervals and the units behind them."""
