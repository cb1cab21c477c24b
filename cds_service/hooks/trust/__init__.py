"""Who is calling: the signed token of a client that the operator listed.

door        START HERE: lets a call in, or says why not
token       what a token says, before and after its signature was checked
keys        which published keys may sign, and which may not
key_ring    where a client's keys are looked up: `published` or `kept`
claims      whether what was signed holds for this call, now
seen        tokens that were used before; `shared`, in other processes too
pace        how many calls a client may make
cause       every reason to refuse, as the log names it
"""
