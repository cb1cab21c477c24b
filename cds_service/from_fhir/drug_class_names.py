"""Names of the drugs of whole classes, for orders whose code is not known."""

from typing import Final

from cds_service.clinical.medication import Drug

CLASS_NAMES: Final = {
    Drug.CLADRIBINE: "cladribine|leustatin|litak",
    Drug.INTERFERON: (
        "peginterferon|ropeginterferon|pegasys|pegintron|besremi|interferon alf?pha"
        "|interferon alfa|intron a"
    ),
    Drug.HYDROXYUREA: "hydroxyurea|hydroxycarbamide|hydrea|droxia",
    Drug.MASITINIB: "masitinib",
    Drug.RIPRETINIB: "ripretinib|qinlock",
    Drug.SIROLIMUS: "sirolimus|rapamycin|rapamune",
    Drug.BRENTUXIMAB: "brentuximab|adcetris",
    Drug.H1_ANTIHISTAMINE: (
        "cetirizine|zyrtec|levocetirizine|xyzal|loratadine|claritin|desloratadine"
        "|clarinex|aerius|fexofenadine|allegra|telfast|hydroxyzine|vistaril|atarax"
        "|diphenhydramine|benadryl|chlorpheniramine|chlorphenamine|cyproheptadine|ketotifen"
        "|promethazine|phenergan|rupatadine|bilastine|ebastine|clemastine|dimetindene"
    ),
    Drug.SEDATING_ANTIHISTAMINE: (
        "hydroxyzine|vistaril|atarax|diphenhydramine|benadryl|chlorpheniramine|chlorphenamine"
        "|cyproheptadine|promethazine|phenergan|clemastine|dimetindene"
    ),
    Drug.H2_ANTIHISTAMINE: (
        "famotidine|pepcid|cimetidine|tagamet|ranitidine|zantac|nizatidine"
    ),
    Drug.RANITIDINE: "ranitidine|zantac",
    Drug.ORAL_CROMOLYN: "gastrocrom|oral cromolyn|cromolyn oral|cromoglicate oral",
    Drug.LEUKOTRIENE_ANTAGONIST: (
        "montelukast|singulair|zafirlukast|accolate|zileuton|zyflo"
    ),
    Drug.MONTELUKAST: "montelukast|singulair",
    Drug.OMALIZUMAB: "omalizumab|xolair|omlyclo",
    Drug.PROTON_PUMP_INHIBITOR: (
        "omeprazole|prilosec|esomeprazole|nexium|lansoprazole|prevacid|pantoprazole"
        "|protonix|rabeprazole|aciphex|dexlansoprazole|dexilant"
    ),
    Drug.GLUCOCORTICOID: (
        "prednisone|prednisolone|methylprednisolone|medrol|solu-medrol|dexamethasone"
        "|hydrocortisone|betamethasone"
    ),
    Drug.METHOXSALEN: "methoxsalen|oxsoralen|8-mop",
    Drug.BENZODIAZEPINE: (
        "midazolam|diazepam|valium|lorazepam|ativan|alprazolam|xanax|clonazepam"
        "|temazepam"
    ),
    Drug.MUSCLE_RELAXANT_HISTAMINE_RELEASING: "atracurium|mivacurium|mivacron",
    Drug.MUSCLE_RELAXANT_SAFER: "rocuronium|vecuronium",
    Drug.CISATRACURIUM: "cisatracurium|cis-atracurium|cis atracurium|nimbex",
    Drug.SUCCINYLCHOLINE: "succinylcholine|suxamethonium|anectine",
    Drug.ANAESTHETIC: (
        "propofol|diprivan|ketamine|etomidate|thiopental|sevoflurane|isoflurane"
        "|desflurane|methohexital"
    ),
    Drug.LOCAL_ANAESTHETIC: (
        "lidocaine|xylocaine|bupivacaine|marcaine|ropivacaine|naropin|articaine"
        "|mepivacaine|prilocaine|tetracaine|procaine|chloroprocaine"
    ),
    Drug.CONTRAST_MEDIUM: (
        "iohexol|omnipaque|iopamidol|isovue|iodixanol|visipaque|iopromide|ultravist"
        "|ioversol|optiray|gadobutrol|gadavist|gadoterate|dotarem|gadoteridol"
        "|gadobenate|gadoxetate|gadoteric acid|gadoxetic acid"
        "|gadobenic acid|gadopiclenol|iomeprol|iobitridol|ioxitalamic acid"
        "|ioxitalamate|diatrizoate|amidotrizoate|contrast medium|contrast media"
    ),
    Drug.OTHER_TRIGGER_DRUG: ("vancomycin|polymyxin b|protamine|adenosine|thiopental"),
    Drug.VENOM_EXTRACT: (
        "honey bee venom|bee venom|wasp venom|hornet venom|yellow jacket venom"
        "|mixed vespid venom|vespid venom"
    ),
    Drug.BETA_BLOCKER: (
        "propranolol|inderal|metoprolol|lopressor|toprol|carvedilol|coreg|nadolol"
        "|bisoprolol|labetalol|sotalol|pindolol|nebivolol|bystolic|esmolol|atenolol"
        "|tenormin|acebutolol|timolol|betaxolol|carteolol|celiprolol"
        "|oxprenolol"
    ),
    Drug.BETA_BLOCKER_EYE_DROPS: (
        "levobunolol|metipranolol|timoptic|timoptol|istalol|betimol|cosopt|azarga"
        "|combigan|ganfort|duotrav|xalacom|betoptic|betagan"
    ),
    Drug.ACE_INHIBITOR: (
        "lisinopril|zestril|prinivil|enalapril|vasotec|ramipril|altace|benazepril"
        "|captopril|fosinopril|quinapril|perindopril|trandolapril|moexipril"
        "|imidapril|zofenopril|cilazapril"
    ),
    Drug.ANTIDEPRESSANT: (
        "fluoxetine|prozac|sertraline|zoloft|citalopram|celexa|escitalopram|lexapro"
        "|paroxetine|paxil|venlafaxine|effexor|duloxetine|cymbalta|bupropion"
        "|wellbutrin|mirtazapine|trazodone|amitriptyline|nortriptyline"
    ),
    Drug.ANTIPSYCHOTIC_OR_LITHIUM: (
        "lithium|quetiapine|seroquel|olanzapine|zyprexa|risperidone|risperdal"
        "|haloperidol|haldol|aripiprazole"
    ),
    Drug.BISPHOSPHONATE: (
        "zoledronic acid|zoledronate|reclast|zometa|aclasta|alendronic acid|alendronate"
        "|fosamax|risedronic acid|risedronate|actonel|atelvia|ibandronic acid"
        "|ibandronate|boniva|pamidronic acid|pamidronate|aredia"
    ),
    Drug.ZOLEDRONIC_ACID: "zoledronic acid|zoledronate|reclast|zometa|aclasta",
    Drug.ALENDRONATE: "alendronic acid|alendronate|fosamax",
    Drug.RISEDRONATE: "risedronic acid|risedronate|actonel|atelvia",
    Drug.IBANDRONATE: "ibandronic acid|ibandronate|boniva",
    Drug.PAMIDRONATE: "pamidronic acid|pamidronate|aredia",
    Drug.DENOSUMAB: "denosumab|prolia|xgeva|jubbonti|wyost",
    Drug.BONE_BUILDING_DRUG: "teriparatide|forteo|abaloparatide|romosozumab|evenity",
    Drug.CALCIUM_SUPPLEMENT: (
        "calcium carbonate|calcium citrate|caltrate|citracal|calcium supplement"
    ),
    Drug.VITAMIN_D: (
        "cholecalciferol|colecalciferol|vitamin d|vitamin d3|ergocalciferol|calcitriol"
        "|drisdol"
    ),
}
"""Names divided by bars; see `drug_names`."""
