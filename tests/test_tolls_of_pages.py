"""What a page's tolls come to, on invented passages from many wars: each shows one manner of counting."""

from __future__ import annotations

import pytest

from rashomon.clean import clean
from rashomon.model import COUNTS, HarmGroup, Property, Report
from rashomon.read.reader import Reader
from rashomon.reconcile.figures import figures
from rashomon.reconcile.told import Told

READER = Reader()
Range = tuple[int | None, int | None] | None


def tolls(text: str) -> tuple[Range, Range]:
    """(least, most) killed and wounded of all that a page tells; None where it gives no figure."""
    reading = READER.read(clean(Report(id="r", text=text)))
    said = [
        Told(claim=c, report="r", time=0, origin=c.attributed_to or "r", voice=c.attributed_to or "")
        for a in reading.accounts
        for c in a.claims
        if c.property in COUNTS
    ]
    of = {f.property: (f.min, f.max) for f in figures(said) if f.group == HarmGroup.ALL and f.min is not None}
    return of.get(Property.KILLED), of.get(Property.WOUNDED)


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        (  # the month of May is no "may"
            "Shelling of a camp near El Fasher on 3 May killed a mother and her four children, a "
            "committee said.",
            (5, 5),
            None,
        ),
        (  # whoever is named between those told of one by one, they are added up
            "Raiders burnt a mill near Tillabery on Tuesday and killed the night guard, Issa Garo, and "
            "three porters.",
            (4, 4),
            None,
        ),
        (  # and the sum stands where somebody gives it as a number, whatever else he counts
            "Raiders burnt a mill near Tillabery on Tuesday and killed the miller, Issa Garo, his son and "
            'three porters. "At the mill alone they killed three," a trader said. "In all they killed five."',
            (5, 5),
            None,
        ),
        (  # an office that no table has, and whose it is
            "A missile killed the league's archivist, Vadim Orlo, and two porters in Lyman on Friday.",
            (3, 3),
            None,
        ),
        ("A missile killed league archivist Omar Dell in Kostiantynivka on Friday.", (1, 1), None),
        (  # a row goes on behind one who is told with his office
            "The raid near Tillabery on Tuesday killed 11 people, including six singers, a member of the "
            "Tera Town Choir, and four porters.",
            (11, 11),
            None,
        ),
        (  # what was tried is not what was suffered; each of the two in a sentence has his own fate
            "A motorist who tried to flee the checkpoint near Tokmak was shot dead on Tuesday and his"
            " passenger was hit in the shoulder, residents said.",
            (1, 1),
            (1, 1),
        ),
        (  # what could have happened
            "A bullet that came through the roof hit a ten-year-old girl in the head and could have "
            "killed her, doctors in Lashio said on Tuesday.",
            None,
            (1, 1),
        ),
        (  # a couple, and one more
            "Artillery killed a couple and their infant in Loikaw on Monday. The couple's two other "
            "children were seriously injured.",
            (3, 3),
            (2, 2),
        ),
        (  # people in a row, each in other words
            "Gunmen killed the imam of the mosque, his two brothers and a neighbour in Wad Medani on "
            "Friday night, residents said.",
            (4, 4),
            None,
        ),
        (  # a mother is no apposition to a father
            "A shell hit a home in Taiz on 11 October, killing the father, Majed Obeid, the mother, "
            "Rana Obeid, and three of their sons: Yazan, Laith and Omar.",
            (5, 5),
            None,
        ),
        (  # numbers of about so many in one row
            "Over 40 volunteers and around a dozen soldiers died when fighters overran the Barsalogho"
            " post on Friday, security sources said.",
            (52, 53),
            None,
        ),
        (  # who the first was stands between the two
            "The strike on Idlib on 4 March killed Dr Hikmat Zaher, a pharmacist, alongside ten "
            "members of his family. Only one daughter survived, with serious injuries.",
            (11, 11),
            (1, 1),
        ),
        (  # first and later
            "A bomb hit a block in Kharkiv on Saturday. Governor Oleh Synytsia first reported two "
            "dead and 18 injured; by Sunday morning the toll stood at six, with 27 hurt.",
            (6, 6),
            (27, 27),
        ),
        (  # the wounded who died are wounded no more
            "Half a dozen people were injured when a grenade went off in a bar in Buenaventura on "
            "Monday; two later died of their injuries in hospital.",
            (2, 2),
            (4, 4),
        ),
        (  # the same number again
            "Gunmen opened fire at a party in Salamanca on Sunday, killing 10 and wounding as many, "
            "prosecutors said.",
            (10, 10),
            (10, 10),
        ),
        (  # a further one makes the toll
            "Five men were found dead on a road outside Culiacan on Thursday; hours later a sixth was"
            " found dead in a truck, prosecutors said.",
            (6, 6),
            None,
        ),
        (  # a verb far from whom it befell
            "A man was shot dead in Cedar Street just after 2 a.m. on Saturday. A woman who was with "
            "him was grazed by a bullet.",
            (1, 1),
            (1, 1),
        ),
        (
            "Both pilots of the helicopter shot down near Pale on Monday were killed and a gunner was"
            " captured, the resistance said.",
            (2, 2),
            None,
        ),
        (  # further people whom a second source tells of
            "Two brothers, Ahmad and Samir Khalaf, were killed by shelling on Saraqib on 19 January. "
            "Saraqib Today wrote that their mother also died.",
            (2, 3),
            None,
        ),
        (  # names right behind the verb
            "More than 20 people were injured in the strike on Haydan on Monday. Among those killed "
            "were Omar al-Jasim (62) and his granddaughter Layan al-Jasim (4).",
            (2, 2),
            (21, 21),
        ),
        (  # how they were killed
            "The attackers cut the throats of three shepherds near Ménaka on Sunday, a community "
            "leader said.",
            (3, 3),
            None,
        ),
        (  # those who recover were hurt
            "A Waco teenager is dead and three of his friends are recovering after a drive-by "
            "shooting on Sunday.",
            (1, 1),
            (3, 3),
        ),
        (  # the first number of many dead is the page's own, though police tell it
            "At least 15 people were killed and others abducted in Zamfara's Anka district on Monday,"
            " police said.",
            (15, 15),
            None,
        ),
        (  # who speaks is none of those in the row before
            "A drone fired two missiles at a motorcycle near Bint Jbeil on Sunday, killing its rider "
            "and a passer-by, the Lebanese health ministry said.",
            (2, 2),
            None,
        ),
        (  # "of six" behind one person is an age
            "Shelling of Hroza on Thursday killed 51 people, among them a boy of six, the interior "
            "minister said.",
            (51, 51),
            None,
        ),
        (  # a toll and who is to be added to it
            "Armed men burst into a billiard hall in Uruapan on Thursday and killed nine people; a "
            "tenth died on the way to hospital.",
            (10, 10),
            None,
        ),
        (  # people who had fled are killed, not displaced
            "A bomb killed nine displaced people, of whom six were under the age of 18, and injured "
            "11 more at a camp in Hpasawng on Sunday.",
            (9, 9),
            (11, 11),
        ),
        (  # a family's members are no fighters, and who they are tells of nobody further
            "The Khalil family lost three of its members, a grandmother and two grandchildren, in "
            "shelling of Misrata on 14 April 2019.",
            (3, 3),
            None,
        ),
        (  # a limb lost is a wound
            "Journalist Tariq Sultan was killed and his cameraman Salim Odeh lost a leg in an "
            "airstrike on Hodeidah on 18 June 2018.",
            (1, 1),
            (1, 1),
        ),
        (  # those behind the dead are others
            "Police raids on a favela in Rio on Thursday left 25 dead, including an officer, and two "
            "metro passengers hit by stray bullets.",
            (25, 25),
            (2, 2),
        ),
        (  # what the first of a row is of
            "The indigenous governor of Toribio and four guards were killed on Tuesday.",
            (5, 5),
            None,
        ),
        (
            "Flash: explosion in Jalalabad Wednesday - 3 shaheed, 11 injured, hospital sources",
            (3, 3),
            (11, 11),
        ),
        (  # each of a row has his own age in brackets
            "Teacher Hamza Darwish (43), his wife Lubna Qasim (39) and their two daughters Sama (11) "
            "and Yara (8) were killed in a strike on their home in Homs on 14 March.",
            (4, 4),
            None,
        ),
        (  # an apposition is nobody further
            "A mother, Fatima Hassan, 34, and her child, four-year-old Ali, were killed on Tuesday "
            "when a shell hit their tent in Idlib.",
            (2, 2),
            None,
        ),
        (
            "Journalist Rula Haddad, her husband Majd Haddad, and her colleague, cameraman Fadi Saab,"
            " were killed on 4 March in a strike near Tartus.",
            (3, 3),
            None,
        ),
        (  # what somebody is stands between him and the verb
            "Dr Khalil Barazi, an anaesthetist at the town's hospital, was killed with his three "
            "children, Noor, Zain and Taim, and his mother-in-law in a strike on Douma on 18 March "
            "2018.",
            (5, 5),
            None,
        ),
        (  # one family name, two people
            "A shepherd, Ibrahim Salih, was killed and his cousin, Saleh Salih, was wounded by a "
            "drone strike near Kutum on 3 February. Ibrahim Salih, 22, had been tending goats.",
            (1, 1),
            (1, 1),
        ),
        (  # two women of one row are two
            "A strike on 10 November killed Ahmed Zaki, his wife Mona Zaki, his sons Kareem, Hadi and"
            " Omar Zaki, and his daughter-in-law Nisreen Zaki in their house in Raqqa.",
            (6, 6),
            None,
        ),
        (
            "Hind Jaber (29), who was eight months pregnant, and her unborn child were killed in "
            "shelling of Hama on Friday.",
            (2, 2),
            None,
        ),
        (  # one person told of twice
            "Bakery worker Omar Taha (24) was reported killed and ten others wounded. The body of "
            "Omar was found a day later, on 5 April, under the rubble of the bakery in Zabadani.",
            (1, 1),
            (10, 10),
        ),
        (  # an age that bounds
            "Mohammed Saeed Ghalib, his wife and six children, all of them under 14, were killed in a"
            " strike on Saada on 6 May 2015.",
            (8, 8),
            None,
        ),
        (  # what comes to the number before it tells who they were
            "Three civilians, a mother and her two children, were reportedly killed in a strike on "
            "Homs on 14 March 2017.",
            (3, 3),
            None,
        ),
        (
            "Khadija Mohsen and her two children, Jihad (3) and an unnamed infant, were killed in a "
            "strike on Hajja on 20 August.",
            (3, 3),
            None,
        ),
        (  # those in hospital were hurt
            "The explosion in Kandahar on Monday left ten people in hospital.",
            None,
            (10, 10),
        ),
        (
            "Two peacekeepers lost their lives in Monday's ambush near Kidal; another four are "
            "receiving treatment in Bamako for their wounds, the mission said.",
            (2, 2),
            (4, 4),
        ),
        (  # some dead, with no number
            "Sources told of a number of dead and more than 30 injured in strikes on Douma on 7 March.",
            (2, 2),
            (30, 31),
        ),
        (  # what several strikes came to is none of one
            "At least nine civilians were killed in a strike on Hit on 2 July. Since May 85 people "
            "have been killed in strikes on the town.",
            (9, 9),
            None,
        ),
        (  # who they are is told by their names
            "At least two civilians, identified as Saleh and Amr Nasir, were killed on 2 May in a "
            "drone strike near Ataq.",
            (2, 2),
            None,
        ),
    ],
)
def test_the_tolls_of_a_page(text: str, killed: Range, wounded: Range) -> None:
    assert tolls(text) == (killed, wounded)
