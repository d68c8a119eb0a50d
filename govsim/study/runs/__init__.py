"""One run and many: workers, store, receipts."""
