"""The rules, one per file, in the order of the lifecycle: appraisal, targets, monitoring, evaluation, application."""
