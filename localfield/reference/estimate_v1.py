"""The minimum list of questions for a local estimate of safety, version 1 (001-10, domain 6.7).

In our own neutral words, for who has no standardised instrument. Yes always means: a worry. A
change of a question is a new version in a new file: an estimate keeps the version it was made
with.
"""

VERSION = 1

QUESTIONS: dict[str, str] = {
    "hurt": "Is er sinds het vorige contact iemand geslagen, geduwd, verwond of bedreigd?",
    "fear": "Is een volwassene of kind bang voor iemand in het gezin of voor een ex-partner?",
    "coercion": "Wordt iemand gecontroleerd, gevolgd, geïsoleerd of ergens toe gedwongen?",
    "sexual": "Zijn er signalen van seksueel geweld of van grenzen die worden overschreden?",
    "neglect": "Komt een kind, of een volwassene die zorg nodig heeft, eten, zorg, toezicht of "
    "school tekort?",
    "witness": "Maken kinderen ruzie of geweld mee, of zitten zij klem tussen volwassenen?",
    "means": "Zijn er wapens, drank, drugs of gokken die het gevaar groter maken?",
    "despair": "Spreekt iemand over zelfdoding, over doden, of over het meenemen van kinderen?",
    "pressure": "Staat er iets voor de deur dat de spanning verhoogt, zoals een scheiding, schuld, "
    "zwangerschap of uitspraak van de rechter?",
    "out_of_sight": "Is er een gezinslid dat u niet ziet of spreekt, of houdt het gezin de deur "
    "dicht?",
    "agreements": "Worden de veiligheidsafspraken of voorwaarden niet nagekomen?",
    "alone": "Ontbreekt een volwassene die ziet wat er gebeurt en die ingrijpt of belt?",
}
