"""What comes from outside: the documents rules cite, and the codes they mean."""
