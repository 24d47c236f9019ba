"""Plan files: what data is to be made, written down in YAML or JSON, so that a run can be reviewed and repeated.

A file is read with the line of every part, checked against `plan.schema.json`, and laid over the seeds of the apps.
"""
