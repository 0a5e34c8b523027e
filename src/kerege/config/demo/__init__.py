"""The demo: accounts with known passwords, and people who have done what people do, so that no page is empty.

`accounts` makes all of it. Each of the others tells one story by the public acts of the rooms: the `learner` some
evenings into her course, a `circle` of colleagues who practise, a `graduate` with her papers, the `cohort` that an
organiser, a focal point and a facilitator look after; `words` is what they wrote.
"""
