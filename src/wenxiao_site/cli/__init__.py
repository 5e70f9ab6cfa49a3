"""The command `wenxiao`."""
