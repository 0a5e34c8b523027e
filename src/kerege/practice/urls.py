"""Practice; all below /<lang>/practice/."""

from django.urls import path, register_converter

from kerege.practice.views import cases, conferences, handouts, led, overview, papers, plans, reviews, scenarios


class FileType:
    """The kinds of file that a form is made as."""

    regex = "|".join(papers.TYPES)

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


register_converter(FileType, "file_type")
app_name = "practice"

urlpatterns = [
    path("practice/", overview.practice, name="practice"),
    path("practice/cohorts/<uuid:rollout>/scenarios/<slug:scenario>/", scenarios.debrief, name="debrief"),
    path("practice/led/", led.led, name="led"),
    path("practice/led/<uuid:conference>/", led.conference, name="led-conference"),
    path("practice/cohorts/", reviews.cohorts, name="cohorts"),
    path("practice/cohorts/<uuid:rollout>/", reviews.cohort, name="cohort"),
    path("practice/cohorts/<uuid:rollout>/plans/<int:pk>/", reviews.read_plan, name="read-plan"),
    path("practice/reviews/", reviews.reviews, name="reviews"),
    path("practice/reviews/<int:pk>/", reviews.review, name="review"),
    path("practice/works/<int:pk>/", overview.work, name="work"),
    path("practice/<slug:suite>/saved/<slug:lesson>/", overview.saved, name="saved"),
    path("practice/<slug:suite>/cases/", cases.cases, name="cases"),
    path("practice/<slug:suite>/cases/<slug:case>/", cases.case, name="case"),
    path("practice/<slug:suite>/scenarios/", scenarios.scenarios, name="scenarios"),
    path("practice/<slug:suite>/scenarios/<slug:scenario>/", scenarios.scenario, name="scenario"),
    path("practice/<slug:suite>/conferences/", conferences.conferences, name="conferences"),
    path("practice/<slug:suite>/conferences/<slug:conference>/", conferences.conference, name="conference"),
    path("practice/<slug:suite>/conferences/<slug:conference>/<slug:role>/", conferences.role, name="conference-role"),
    path("practice/<slug:suite>/handouts/<slug:handout>/", handouts.handout, name="handout"),
    path("practice/<slug:suite>/handouts/<slug:handout>.pdf", handouts.handout_pdf, name="handout-pdf"),
    path("practice/<slug:suite>/sections/<slug:section>/", plans.section, name="section"),
    path("practice/<slug:suite>/blanks/", papers.blanks, name="blanks"),
    path("practice/<slug:suite>/blanks/<slug:form>.<file_type:type>", papers.blank, name="blank"),
    path("practice/<slug:suite>/<slug:form>/", plans.choose, name="choose"),
    path("practice/<slug:suite>/<slug:form>/<slug:about>/", plans.sheet, name="sheet"),
    path("practice/<slug:suite>/<slug:form>/<slug:about>/printed/", papers.printed, name="printed"),
    path("practice/<slug:suite>/<slug:form>/<slug:about>/hand-in/", reviews.hand_in_plan, name="hand-in"),
    path("practice/<slug:suite>/<slug:form>/<slug:about>/sample/", papers.sample, name="sample"),
    path("practice/<slug:suite>/<slug:form>/<slug:about>/plan.<file_type:type>", papers.paper, name="paper"),
    path("practice/<slug:suite>/<slug:form>/<slug:about>/<slug:section>/", plans.sheet_section, name="sheet-section"),
]
