"""How public pages reach people: the log of changes, the pages' keys, the worker. Knows no story and no photo."""
