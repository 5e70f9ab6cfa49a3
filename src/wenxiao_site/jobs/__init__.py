"""Long work, done beside the pages by a process of its own (``wenxiao jobs``)."""
