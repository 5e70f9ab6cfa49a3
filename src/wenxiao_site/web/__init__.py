"""The pages: forms, views, addresses and templates, one folder per subject. A view makes one action call."""
