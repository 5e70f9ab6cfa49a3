"""What is public: pages for everybody, without an account."""
