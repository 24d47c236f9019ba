"""What names of columns and tables say: of whom a table speaks, and what a column holds of them.

Names, types and relations alone are read here; contents are another matter (`seeding.masking.finding`).
"""
