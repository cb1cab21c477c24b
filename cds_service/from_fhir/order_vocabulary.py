"""The words of orders: contrast, anaesthesia, operations, small procedures.

Written for text as `order_words` evens it out: small letters, no accents, "w/"
as "with", hyphens as blanks, other punctuation as a lone comma. English,
German, French and Spanish.
"""

from typing import Final

WITH: Final = "with|mit|avec|con"
WITHOUT: Final = "without|ohne|sans|sin"
AND: Final = "and|und|et|y"
DENIES: Final = (
    rf"(?:(?:{WITH}) (?:or|oder|ou|o) )?(?:{WITHOUT})"
    r"|no|non|not|nor|never|nicht|kein(?:e[nrms]?)?|pas d[e']?|aucune?"
    r"|avoid|decline[sd]?|refuse[sd]?|possible|consider"
)
QUALIFIES: Final = (
    r"any|further|additional|the|for|iv|oral|intravenous|intravenose[snm]?|general"
    r"|deep|conscious|procedural|spinal|planned|need of|le|la|un|una|de|d"
)
"""What may stand between a denial and what it denies."""
WITHDRAWS: Final = r"(?:media|medium|agent|material|is|was|are|ist|wird|to be|es|est)"
"""What may stand between a thing and what takes it back."""
WITHDRAWN: Final = (
    r"not|no(?= ,|$)|none|nicht|nein(?= ,|$)|non(?= ,|$)|declined|refused"
    r"|cancell?ed|contraindicated|kontraindiziert|contre indique\w?|contraindicado"
    r"|if|unless|falls|wenn|bei bedarf|si|as needed|prn|allerg\w{1,8}|intoleran\w{1,4}"
    r"|hypersensitiv\w{1,4}|reaction|challenge|test(?:ing|s)?|skin test"
)
REACTED_TO: Final = (
    r"(?:allerg\w{1,8}|intoleran\w{1,4}|hypersensitiv\w{1,4}|reactions?|reacted)"
    r" (?:to|on|auf|gegen|au|aux|a|al|la|los)"
)
PAST_OR_FOR: Final = (
    r"history of|hx(?: of)?|status post|after|post|since|following|previous|prior"
    r"|past|before|pre|zustand nach|zn|nach|vor|apres|avant|antecedents? d[e']?"
    r"|despues de|antes de|tras|follow up|referr?(?:al|ed)?|refer|consult(?:ation)?"
    r"|clinic|clearance|evaluation|assessment|discuss|kontrolle|uberweisung"
    r"|sprechstunde"
)
"""Before the name of a procedure: it was, it is far, or somebody is to talk of it."""
TALKED_OF: Final = (
    r"consult(?:ation|ations)?|clinic|referral|evaluation|assessment|follow up|visit"
    r"|pathology|department|team|service|history|clearance|review|education"
    r"|ambulanz|sprechstunde|vorgesprach|aufklarung|nachsorge|kontrolle"
)
"""After the name of a procedure: not the procedure itself."""

CONTRAST: Final = (
    r"(?:contrast\w{0,6}|contr?|kontrast\w{0,20}|km|gadolinium|gadolinio|gad|gd|pdc"
    r"|(?:produit|produits|medio|medios) de contraste?|mdc)"
)
ENHANCED: Final = (
    r"contrast enhanced|km gestutzt\w{0,2}"
    r"|kontrast(?:mittel)?(?:verstarkt|gestutzt)\w{0,2}"
    rf"|followed by {CONTRAST}|(?:iv|intravenous) contrast\w{{0,6}}"
    r"|(?<!fluorescein )(?<!oct )(?<!mr )(?<!magnetic resonance )"
    r"(?:angiogra(?:m|phy|phie|fia)|angio ct|ct angio|angioscanner)|cta(?! bil)|ctpa"
    r"|arthrogra(?:m|phy)|myelogra(?:m|phy)|avec injection"
    r"|with (?:iv |oral |and ){0,3}con"
)
"""What is said only of imaging with a contrast medium."""

ANAESTHESIA: Final = (
    r"(?:an(?:a?e|e)?sth?esi[ae]|anasthesie|vollnarkose|narkose|sedation|sedierung"
    r"|sedacion|\w{4,10}anasthesie|analgosedierung)"
)
LOCAL: Final = (
    r"local an(?:ae|e)sthe(?:tics?|sia)|lokalanasthesie|lokale[rn]? betaubung"
    r"|ortliche[rn]? betaubung|anesthesie locale|anestesia local"
)
SMALL: Final = (
    rf"{LOCAL}"
    r"|dental (?:extractions?|procedures?|treatment|surgery|fillings?|implants?)"
    r"|(?:tooth|teeth|wisdom tooth|molar) extractions?"
    r"|extraction of (?:a )?(?:tooth|teeth)"
    r"|root canal(?: treatment| therapy)?|oral surgery|minor (?:procedures?|surgery)"
    r"|(?:skin|punch|shave) biops(?:y|ies)"
    r"|excision of (?:a )?(?:skin|mole|nevus|naevus)"
    r"|zahn(?:extraktion|behandlung|entfernung)|hautbiopsie|stanzbiopsie"
    r"|kleine[rn]? eingriff|(?:extraction|avulsion)s? dentaires?|soins dentaires"
    r"|biopsie cutanee|petite chirurgie|extraccion (?:dental|dentaria|de muela)"
    r"|biopsia (?:cutanea|de piel)|cirugia menor"
)
ENDOSCOPY: Final = (
    r"(?:endoscop(?:y|ies|ia|ie)|endoskopie|colonoscop(?:y|ies|ia)|coloscopie"
    r"|koloskopie|gastroscop(?:y|ies|ia|ie)|gastroskopie|fibroscopie"
    r"|bronchoscop(?:y|ies|ia|ie)|bronchoskopie|egd|ogd|ercp)"
)
OPERATION: Final = (
    r"(?:surger(?:y|ies)|surgical (?:procedure|admission|intervention|removal|repair"
    r"|excision)|operations?|operacion|operatione?n?|chirurgie|cirugia"
    r"|intervention chirurgicale|\w{3,20}(?:ectom(?:y|ies|ie|ia)|ektomie)"
    r"|\w{3,20}plast(?:y|ies|ik|ie|ia)|(?:arthr|lapar|thorac|hyster)oscop(?:y|ie|ia)"
    r"|(?:lapar|thorac|crani|oste|trache)otom(?:y|ie|ia)|c?a?esarean(?: section)?"
    r"|c section|kaiserschnitt|sectio(?: caesarea)?|cesarienne|cesarea"
    r"|(?:vaginal|instrumental) delivery|labou?r and delivery|entbindung|accouchement"
    r"|(?:huft|knie|herz|bypass|leistenbruch|hernien|katarakt|bandscheiben) op"
    r"|cardiac catheteri[sz]ation|interventional radiology|embolization|embolisation)"
)
GLANCE: Final = (
    r"con|kontr|\bkm\b|gad|\bgd\b|pdc|mdc|inject|angio|ct[ap]|gram|graphy|surg"
    r"|sthesi|stesi|narko|seda|sedi|scop|skop|egd|ogd|ercp|operat|operac|chirurg|cirug"
    r"|ctom|ktom|plast|otom|sarean|section|sectio|cesar|kaiser|deliver|entbind|accouch"
    r"|\bop\b|cathet|interven|embol|dental|tooth|teeth|molar|root|minor|biops|excis"
    r"|zahn|eingriff|dentair|muela|extrac|betaub|avulsion|petite"
)
"""Beginnings of all of these: an order without any of them asks for none."""
