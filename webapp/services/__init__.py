"""One function per use case: a session first, values back; what is written is committed by the caller."""
