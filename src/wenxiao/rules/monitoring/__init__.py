"""Rules of in-year monitoring (绩效运行监控)."""
