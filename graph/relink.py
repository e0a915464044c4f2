"""Making the links of a store anew, with people's decisions over them."""

from graph.links import links_of
from graph.reviewed import ReviewedView
from graph.reviews import decided
from graph.store import View
from model.graph import Link
from model.organisations import Register


def relinked(view: View, register: Register) -> tuple[Link, ...]:
    """The links that the store should hold now."""
    facts = {fact.key: fact for fact in ReviewedView(view).facts()}
    made = links_of(facts.values(), register)
    return decided(made, view.links(), view.reviews(), facts)
