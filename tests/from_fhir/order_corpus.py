"""Order texts by what they ask for."""

from typing import Final

WITH_CONTRAST: Final = """
CT abdomen with contrast
CT ABD W CONTRAST
CT abdomen w/contrast
CT Abdomen W contrast IV
CT abd/pelvis w/ IV con
MRI brain with and without contrast
MRI brain w/wo contrast
MRI brain W WO CONTRAST
CT Abdomen WO and W contrast IV
MRI w & w/o contrast
MRI brain w/ and w/o gadolinium
MRI brain with/without contrast
MRI liver pre and post contrast
CT without contrast, followed by contrast material
MRI brain without contrast, then with contrast
contrast-enhanced CT
CT abdomen with oral and IV contrast
CT with contrast, no sedation
MRI with contrast, prior reaction to contrast
CT angiography chest
CTA head and neck
CT pulmonary angiogram
MRA head with contrast
MR arthrogram of the shoulder
CT Abdomen mit KM
CT Abdomen mit Kontrastmittel
MRT Kopf ohne und mit KM
MRT nativ und mit Kontrastmittel
CT mit i.v. KM
CT Thorax kontrastmittelgestützt
scanner abdominal avec injection
TDM sans et avec injection
IRM avec gadolinium
TDM avec produit de contraste
TC abdomen con contraste
RM con y sin contraste
TC c/contraste
"""
OPERATIONS: Final = """
Knee surgery
Total hip arthroplasty
Laparoscopic cholecystectomy
Colonoscopy
EGD
MRI under general anaesthesia
MRI under sedation without contrast
Cesarean section
caesarean section
C-section
Knee arthroplasty, no general anaesthesia
Labor and delivery admission
Hüft-OP in Vollnarkose
Koloskopie mit Sedierung
MRT in Narkose
Operation
Kaiserschnitt
intervention chirurgicale sous anesthésie générale
coloscopie sous sédation
césarienne
cirugía de cadera con anestesia general
colonoscopia con sedación
"""
SMALL_ONES: Final = """
Tooth extraction under local anesthesia
skin biopsy
skin biopsy without sedation
Skin biopsy without local anaesthetic
minor surgery
oral surgery
root canal treatment
Zahnextraktion in Lokalanästhesie
Hautbiopsie in örtlicher Betäubung
extraction dentaire sous anesthésie locale
extracción dental con anestesia local
"""
BOTH_SMALL_AND_LARGE: Final = """
tooth extraction under general anaesthesia
dental treatment under sedation
"""
NOTHING: Final = """
CT abdomen without contrast
CT abdomen w/o contrast
CT head wo contrast
CT head WO IV contrast
non-contrast CT head
noncontrast CT
CT head, no IV contrast
CT chest, contrast not needed
CT chest; contrast: no
CT with or without contrast
CT +/- contrast
CT w or w/o contrast
CT with contrast if eGFR above 30
CT abdomen (contrast allergy)
allergic to contrast
MR angiography head
fluorescein angiography
contrast
CT Schädel nativ
MRT Kopf ohne KM
CT ohne Kontrastmittel
kein Kontrastmittel
scanner sans injection
TDM sans produit de contraste
TC sin contraste
TC s/contraste
Colonoscopy without sedation
Colonoscopy, no sedation
no sedation
CT after surgery
s/p appendectomy, CT abdomen without contrast
h/o colonoscopy
surgery consult
Referral to general surgery
surgical pathology
history of colonoscopy
pre-op labs
labs before surgery
anesthesia consultation
pre-anesthesia evaluation
phlebotomy
no surgery planned
surgery declined
local anaesthetic allergy testing
dental cleaning
Gastroskopie ohne Sedierung
Z.n. Appendektomie
keine Operation
Kontrolle nach Operation
pas de chirurgie
consultation après chirurgie
sin cirugía
antes de la cirugía
complete blood count
"""
