"""The words by which printed credits are known, in several languages. Words of languages, never of suppliers."""

# Before a name: “Photo by …”, “Image: …”. Longest first is not needed: they are sorted where they are used.
LABELS = (
    "photo", "photos", "photograph", "photographs", "photography", "picture", "pictures", "pic", "image", "images",
    "photo illustration", "photo credit", "photo credits", "image credit", "image credits", "picture credit", "credit", "credits",
    "image source", "photo source", "picture source", "file photo", "file photograph", "file image", "file picture",
    "file pic", "archive photo", "handout photo", "handout image", "handout picture", "handout", "pool photo", "staff photo",
    "undated photo", "courtesy photo", "screenshot", "screengrab", "screen grab", "video grab", "video still", "still",
    "satellite image", "satellite photo", "illustration", "graphic", "aerial photo",
    "foto", "fotos", "fotografie", "bild", "bilder", "fotografía", "fotografia", "imagen", "imagem", "immagine",
    "crédit photo", "crédit", "crédits", "photographie", "fotoğraf", "archivfoto", "foto de archivo",
    "photo d'archives", "фото", "фотография", "الصورة", "صورة", "تصوير", "عدسة", "مصدر الصورة", "صورة أرشيفية",
    "צילום", "תמונה", "קרדיט", "عکس", "تصویر",
)  # fmt: skip

# After a label and before the name, besides a colon
LINKS = (
    "provided by", "supplied by", "released by", "taken by", "shot by", "made available by", "distributed by",
    "obtained by", "handed out by", "courtesy of", "courtesy", "by", "via", "from", "von", "de", "di", "par", "por",
    "cortesía de", "avec l'aimable autorisation de", "بعدسة", "بإذن من", "באדיבות",
)  # fmt: skip

# A label with one of these and nothing else credits nobody, but it is the place where a credit stands
NOTES = (
    "file photo", "file photograph", "file image", "file picture", "file pic", "file", "archive photo", "archive",
    "archives", "handout", "handout photo", "handout image", "handout picture", "courtesy photo", "contributed photo",
    "submitted photo", "undated photo", "stock photo", "stock image", "screenshot", "screengrab", "screen grab",
    "video grab", "pool", "pool photo", "illustrative image", "illustrative photo", "representational image",
    "archivfoto", "archivbild", "foto de archivo", "photo d'archives", "صورة أرشيفية", "أرشيف", "ארכיון", "архив",
)  # fmt: skip

# How agencies mark, in the place of a name or beside it, that they name nobody: “AFP/STR”, “REUTERS/Stringer”,
# “EPA/HANDOUT”, “Lena Aho/POOL/AFP”. Ho is a name too, so that mark counts in capitals alone.
STRINGERS = ("str", "stringer", "stringers")
HANDED_OUT = ("handout", "ho")
UNNAMED = (*STRINGERS, *HANDED_OUT, "pool", "file", "ugc")
IN_CAPITALS_ALONE = frozenset({"ho"})

# After a name: “Reuters photo”, “AFP file photo”
TRAILING_LABELS = (
    "photo", "photos", "photograph", "photographs", "picture", "pictures", "image", "pic", "file photo", "file image",
    "file picture", "handout", "handout photo", "pool photo", "pool", "screenshot", "screengrab", "video grab", "foto",
)  # fmt: skip

# A name with one of these is an organisation's
_ORGANISATION_WORDS_IN_ROWS = """
    agency agencia agence agentur agenzia news press media photo photos images pictures picture tv television
    radio channel broadcasting ministry office presidency government governorate embassy parliament court army
    navy force forces police guard command department directorate bureau authority administration commission
    committee council council's university college school museum institute foundation trust company corporation
    corp inc ltd limited llc gmbh group network service services archive archives library collection gallery
    studio studios wire times post herald tribune gazette journal courier chronicle daily weekly observer
    telegraph star union association federation organisation organization society club nations un nato red
    crescent cross maxar planet board port harbour railways airlines instagram twitter facebook telegram youtube
    tiktok whatsapp وكالة أنباء قناة صحيفة وزارة مكتب رئاسة شبكة تلفزيون إذاعة مؤسسة خبرگزاری סוכנות דובר משרד
    ערוץ עיריית агентство пресс-служба министерство тасс
"""
ORGANISATION_WORDS = frozenset(_ORGANISATION_WORDS_IN_ROWS.split())

# Small words inside names: “Ludwig van Beethoven”, “Ministry of Defence”, “A and B”
_PARTICLES_IN_ROWS = """
    and & of the for de da do dos das del della di du des la le les van von der den ten ter zu zur bin bint ibn
    abu al el ben y e et und och og i bar
"""
PARTICLES = frozenset(_PARTICLES_IN_ROWS.split())

# Words that say where to look or when; a label with one of these names nobody
_POINTERS_IN_ROWS = """
    above below left right top bottom inset opposite here overleaf page pictured shown seen taken dated shows
    showing courtesy unknown unavailable
"""
POINTERS = frozenset(_POINTERS_IN_ROWS.split())
