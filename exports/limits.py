"""What limits the sum of a measure, the same wherever the sum is shown."""

from data.load import Tables
from data.reading import in_parts, in_shares, limited, second_hand, weakest
from data.sentences.sentence import Sentence, together

_KNOWN_OTHERWISE = {"national_contribution": in_parts, "eu_contribution": in_shares}


def limits(tables: Tables, measure: str) -> Sentence:
    """Return sentences on weak amounts, those of a part, those read second-hand; may be empty.

    Their claims are those behind what they add: who supports a weak amount, a share, a part.
    """
    budgets = tables.budgets[tables.budgets["measure"] == measure]
    claims = budgets.loc[budgets["amount_eur"].notna(), "claim_id"]
    say = _KNOWN_OTHERWISE.get(measure)
    return together(
        weakest(claims, tables),
        Sentence(limited(claims, tables)),
        Sentence(second_hand(claims, tables)),
        say(tables) if say else Sentence(""),
    )
