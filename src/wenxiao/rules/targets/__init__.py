"""Rules of target setting (绩效目标): what a well-written target is."""
