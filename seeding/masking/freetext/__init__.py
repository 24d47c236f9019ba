"""Free text: people of this database and other identities are found in it, and nothing else of it changes.

characters  tables: how characters are folded, and where words begin and end
tokens      texts cut into words and numbers, and the keyed hashes of them
index       keyed hashes of the sequences of tokens that are searched for
scanner     the vectorised search of texts for what an index holds
words       words that people are called by and that mean something else as well
patterns    e-mail addresses, phones, cards, IBANs, IP addresses, URLs, identity numbers, births, tokens, by pattern
mentions    what is found in texts, put together: no two overlap, and what is ambiguous is left out
rewriting   the text with its mentions replaced, byte for byte the same beside them
"""
