"""Papers: what is made of an assessment for one reader and one purpose, each a page like any other."""
