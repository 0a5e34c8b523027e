"""What practice is made of: files of the content folder, read, checked, loaded, shown in the reader's language."""
