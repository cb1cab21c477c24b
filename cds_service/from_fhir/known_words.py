"""The words in which a plain result is written, and no others.

Nobody can list every way to hedge. So a sentence settles whether a mutation is
there only when each of its words is known; any other word makes it UNCLEAR.
What has a digit in it (names of variants and genes, dates) is always known.
"""

from typing import Final

from cds_service.patterns import uncompiled

_GRAMMAR: Final = """
    a an the this that these those of in on at by with from for to and or nor as is
    are was were be been has have had we our it its there both all any each every
    using via per no not non none never neither only again also only now today
    currently did does do could can cannot than less more other another additional
    further but while whereas however although though which who after before within
"""
_RESULT: Final = """
    detected detectable detect detects detection identified identify identifies
    found seen observed present demonstrated demonstrate demonstrates evident noted
    positive positivity positives pos negative negativity neg absent absence
    presence lack lacking lacks free undetected undetectable nd wild type wildtype
    wt mutated unmutated wildtypic evidence confirmed show shows showed shown
    showing reveal reveals revealed revealing harbour harbours harbouring harboured
    harbor harbors harboring harbored carry carries carrying carried failed fail
    fails without longer below under limit limits lod threshold level det mutant low
"""
_GENETICS: Final = """
    kit ckit gene genes genetic genetics genomic mutation mutations mutational
    variant variants hotspot point somatic activating missense substitution change
    changes codon codons exon exons allele alleles allelic frequency fraction burden
    load vaf maf ratio asp val ala arg asn cys gln glu gly his ile leu lys met phe
    pro ser thr trp tyr np nm transcript protein coding sequence kinase domain
    receptor tyrosine tier pathogenic oncogenic likely class fusion fusions
    rearrangement rearranged deletion translocation transcripts pdgfra pdgfr\u03b1
    pdgfralpha pdgfrb chic del jak calr mpl tet srsf asxl runx braf egfr npm flt
    nras kras cbl ezh bcr abl abl1 fgfr etv tp csf alpha hgvs dna rna cdna loss
    number reads read depth total copies copy ng nuclei interphase interphases
    nucleus
"""
_SPECIMEN: Final = """
    bone marrow aspirate aspirates biopsy trephine core clot blood peripheral whole
    venous edta tissue skin lesion lesional liver spleen lymph node colon duodenum
    stomach bowel sample samples specimen specimens material patient mast cell cells
    mononuclear leukocytes leucocytes granulocytes buffy coat plasma serum ffpe
    paraffin embedded block section sections fresh left right posterior iliac crest
    pb bm bma site
"""
_METHOD: Final = """
    test tests tested testing assay assays analysis analyses analysed analyzed
    analyse study studies panel pcr qpcr rqpcr rtqpcr ddpcr dpcr digital droplet
    quantitative qualitative real time aso as arms rt rq allele specific high
    sensitive sensitivity sensitivities highly resolution ngs next generation
    targeted massively parallel sequencing sequenced sanger amplicon deep method
    methods performed fish fluorescence hybridisation hybridization situ myeloid
    molecular screening technique lab laboratory multiplex nested cytogenetics
    cytogenetic conventional karyotype
"""
_REPORT: Final = """
    result results resulted report reports final diagnosis diagnostic finding
    findings interpretation conclusion comment summary status evaluation examination
    pathology overall collected received dated date systemic mastocytosis sm
    indolent smouldering smoldering aggressive neoplasm associated haematologic
    hematologic haematological hematological abnormality abnormalities approximately
    about equal significance following clinical known respectively therefore thus
    reference impression involved involvement infiltrated infiltration consistent
    compatible qns unit units percent pos yes
"""
_KNOWN: Final = frozenset(
    f"{_GRAMMAR} {_RESULT} {_GENETICS} {_SPECIMEN} {_METHOD} {_REPORT}".split()
)
_WORDS: Final = uncompiled(r"[^\W_]+")
_SYMBOLS: Final = frozenset(" .,;:()[]{}%/+-*<>=~'\"_&\n\t\u00b5")


def only_known(sentence: str) -> bool:
    """Tell whether every word and sign of a sentence is one of a plain result."""
    if any(not sign.isalnum() and sign not in _SYMBOLS for sign in sentence):
        return False
    return all(_known(word) for word in _WORDS.findall(sentence.lower()))


def _known(word: str) -> bool:
    return len(word) == 1 or word in _KNOWN or any(map(str.isdigit, word))
