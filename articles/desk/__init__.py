"""WRITING: the desk's own rows. Readers never see one."""
