"""Small tables of actors for the tests of this folder, and the day on which they are asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dateline.resolving.actors import Resolution

NOTES = "# source: written for tests\n# licence: CC0-1.0\n# version: 1\n"
TABLES = {
    "states": """id,iso2,name,formal,names,demonyms,capital,kind,region,parent,from,to
RUS,RU,Russia,Russian Federation,Russian Federation,Russian|Russians,Moscow,state,Eastern Europe,,1991-12-26,
MLI,ML,Mali,Republic of Mali,,Malian|Malians,Bamako,state,Western Africa,,,
FRA,FR,France,French Republic,,French|Frenchman,Paris,state,Western Europe,,,
USA,US,United States,United States of America,US|U.S.|America,American|Americans,Washington,state,Northern America,,,
AFG,AF,Afghanistan,,,Afghan|Afghans,Kabul,state,Southern Asia,,,
KEN,KE,Kenya,,,Kenyan|Kenyans,Nairobi,state,Eastern Africa,,,
JOR,JO,Jordan,,,Jordanian|Jordanians,Amman,state,Western Asia,,,
MDV,MV,Maldives,,,Maldivian|Maldivians,Malé,state,Southern Asia,,,
COG,CG,Republic of Congo,,Congo|Congo-Brazzaville,Congolese,Brazzaville,state,Middle Africa,,,
COD,CD,Democratic Republic of Congo,,Congo|DRC|DR Congo,Congolese,Kinshasa,state,Middle Africa,,,
MDA,MD,Moldova,,,Moldovan|Moldovans,Chisinau,state,Eastern Europe,,,
de-facto:transnistria,,Transnistria,,,Transnistrian|Transnistrians,Tiraspol,de-facto,Eastern Europe,MDA,1990-09-02,
SUN,SU,Soviet Union,,USSR,Soviet|Soviets,Moscow,former,Eastern Europe,RUS,1922-12-30,1991-12-26
""",
    "seats": """phrase,id,sector,kind
Kremlin,RUS,GOV,seat
Pentagon,USA,MIL,seat
""",
    "organisations": """id,name,names,country,sector,kind
un,United Nations,UN|U.N.,IGO,IGO,intergovernmental
who,World Health Organization,WHO,IGO,IGO,intergovernmental
nato,NATO,North Atlantic Treaty Organization,IGO,IGO,intergovernmental
duma,State Duma,Duma,RUS,LEG,legislature
pdp-mli,People's Democratic Party,PDP,MLI,PTY,party
pdp-ken,Progressive Democratic Party,PDP,KEN,PTY,party
""",
    "groups": """id,name,names,countries,sector,kind
boko-haram,Boko Haram,,NGA|NER,REB,jihadist
rsf,Rapid Support Forces,RSF,SDN,PRM,paramilitary
""",
    "roles": """noun,plural,sector,kind
president,presidents,GOV,person
prime minister,prime ministers,GOV,person
foreign minister,foreign ministers,GOV,person
minister,ministers,GOV,person
ambassador,ambassadors,GOV,person
leader,leaders,ELI,person
union leader,union leaders,LAB,person
head,heads,,person
spokesman,spokesmen,GOV,person
official,officials,GOV,person
colonel,colonels,MIL,person
commander,commanders,MIL,person
soldier,soldiers,MIL,person
troops,troops,MIL,group
army,armies,MIL,institution
police,police,COP,institution
police officer,police officers,COP,person
ministry,ministries,GOV,institution
interior ministry,interior ministries,GOV,institution
defence ministry,defence ministries,GOV,institution
government,governments,GOV,institution
junta,juntas,GOV,institution
lawmaker,lawmakers,LEG,person
senator,senators,LEG,person
miner,miners,LAB,person
union,unions,LAB,institution
federation,federations,,institution
supporter,supporters,,person
company,companies,BUS,institution
protester,protesters,OPP,person
fighter,fighters,UAF,person
gunman,gunmen,UAF,person
separatist,separatists,REB,person
force,forces,MIL,group
resident,residents,CVL,person
lawyer,lawyers,JUD,person
militia,militias,PRM,group
""",
    "holders_leaders": """name,names,country,office,post,sector,from,to
Vladimir Putin,,RUS,president,head_of_state,GOV,2000-05-07,2008-05-07
Vladimir Putin,,RUS,president,head_of_state,GOV,2012-05-07,
Assimi Goïta,Assimi Goita,MLI,president,head_of_state,GOV,2021-05-24,
Emmanuel Macron,,FRA,president,head_of_state,GOV,2017-05-14,
François Hollande,,FRA,president,head_of_state,GOV,2012-05-15,2017-05-14
Alyaksandr Zhukovich,,MDA,president,head_of_state,GOV,2015,
""",
    "holders_ministers": """name,names,country,office,post,sector,from,to
Jean-Yves Le Drian,,FRA,foreign minister,,GOV,2017-05-17,2022-05-20
Catherine Colonna,,FRA,foreign minister,,GOV,2022-05-20,2024-01-11
Sergei Lavrov,Sergey Lavrov,RUS,foreign minister,,GOV,2004-03-09,
Ann Macron,,KEN,minister,,GOV,2019,2021
Ann Doe,,KEN,minister,,GOV,2019,2021
Tom Ann,,KEN,president,head_of_state,GOV,2019,2021
Al Stone,,MDV,president,head_of_state,GOV,2020,
Bo Rivers,,FRA,senator,minister,LEG,2020,
Cy Lake,,FRA,senator,minister,LEG,2020,
Di Marsh,,MLI,senator,minister,LEG,2020,
Eva Field,,KEN,interior minister,minister,GOV,2020,
""",
}
DAY = date(2024, 3, 27)
PLACES = {"Goma": "COD", "Gao": "MLI", "Newark": "USA", "Lyon": "FRA"}


def written(folder: Path) -> Path:
    for name, text in TABLES.items():
        (folder / f"{name}.csv").write_text(NOTES + text, encoding="utf-8")
    return folder


def codes(found: Resolution) -> tuple[str | None, str | None]:
    return found.country, found.sector
