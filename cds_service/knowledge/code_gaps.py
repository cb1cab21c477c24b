"""What rules ask about and no code was found for, and what it would take.

Such a thing is recognised by its words, or through the codes that are there.
"""

from typing import Final

CODE_GAPS: Final = {
    "Avapritinib, brands and packages (RxNorm, NDC)": (
        "the copy of RxNorm that we read holds no ingredients that begin with A;"
        " RxNav has them"
    ),
    "Clinical drugs and brands of the drug classes (RxNorm)": (
        "complete for beta-blockers and antidepressants by mouth and for"
        " anticoagulants (clinical drugs), partly there for other classes, which are"
        " known by ingredient and ATC class: load RxNorm Current Prescribable Content"
        " and take what contains the ingredients listed here"
    ),
    "Contrast media, St John's wort, apalutamide, aprepitant, mivacurium, masitinib, "
    "thiopental, rupatadine, bilastine, ebastine (RxNorm)": (
        "not in the copy of RxNorm that we read; RxNav says whether they exist."
        " Most are known by ATC code"
    ),
    "Protamine, adenosine, ondansetron and other antiemetics, drugs that prolong QT": (
        "our research notes hold no codes; a maintained list must be chosen first"
    ),
    "Package codes (NDC)": (
        "those of the drugs that devices and doses depend on; others need the"
        " current NDC directory, and how many devices a package holds its description"
    ),
    "Smouldering SM, bone marrow mastocytosis, hereditary alpha-tryptasaemia, "
    "osteolysis, NSAID allergy (SNOMED CT)": (
        "no concept was found in the free sets; a SNOMED CT browser has them if they"
        " exist"
    ),
    "Venom immunotherapy, ultraviolet phototherapy, vertebroplasty, kyphoplasty, "
    "operations one by one, local anaesthetics as a class (SNOMED CT)": (
        "no concept was found with its name in a public source; a SNOMED CT browser"
        " has them. Operations are known by their category and by words of an order"
    ),
    "Imaging with contrast (SNOMED CT)": (
        "four codes of the list we read fail their check digit (they were rounded on"
        " the way) and were left out; orders are read by their words as well"
    ),
    "Ethanol and castor oil as substances (RxNorm), castor oil (SNOMED CT)": (
        "RxNav; allergies to them are recognised by name"
    ),
    "All concepts below 397016004 (SNOMED CT)": (
        "a terminology server expands them; our list is written by hand"
    ),
    "2A21.00 and 2A21.1 (ICD-11)": "which of the subtypes they are: the browser of WHO",
    "Mast cell activation in ICD-10": (
        "D89.8 holds other immune disorders as well, so it is not listed"
    ),
    "KIT terms of LOINC that are newer than 2020": "the current release of LOINC",
    "FIP1L1 (HGNC)": "genenames.org; the fusion is read from its LOINC codes and words",
    "MSAF, MQLQ, ISM-SAF, AdvSM-SAF, MC-QoL (LOINC)": (
        "none is known; they are recognised by their titles"
    ),
    "National drug codes (dm+d, PZN, CIP, AIFA)": (
        "out of scope: ATC codes and names are read instead"
    ),
}
