"""The chain of audit events, for the auditor."""
