"""What clinicians made of each rule: shown, accepted, overridden, could not tell.

asked     what the store is asked
fates     what became of each card
tables    one line per rule and client, from both
line      what a line says, and whether it is to be reviewed
wilson    how far a share can be trusted
page      the same as one HTML file
"""
