"""The line of a goal, the same in every bench: its number, what is measured, the figure, the goal, what stands beside it."""


def goal(number, what, figure, most, unit="", beside="", digits=2):
    """most: the figure that is still good. Says by how much it is missed, where it is; returns whether it is reached."""
    is_reached = figure <= most
    unit = " " + unit if unit else ""
    said = "reached" if is_reached else "not reached, by " + (f"{figure / most:.2f} times" if most else f"{figure:.{digits}f}{unit}")
    print(f"{f'goal {number}: {what}':62} {figure:,.{digits}f}{unit} (goal {most:,g}{unit}{'; ' + beside if beside else ''}): {said}", flush=True)
    return is_reached


def unmeasured(number, what, why):
    print(f"{f'goal {number}: {what}':62} not measured: {why}", flush=True)
