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
    path("", overview.practice, name="practice"),
    path("cohorts/<uuid:rollout>/scenarios/<slug:scenario>/", scenarios.debrief, name="debrief"),
    path("led/", led.led, name="led"),
    path("led/<uuid:conference>/", led.conference, name="led-conference"),
    path("cohorts/", reviews.cohorts, name="cohorts"),
    path("cohorts/<uuid:rollout>/", reviews.cohort, name="cohort"),
    path("cohorts/<uuid:rollout>/plans/<int:pk>/", reviews.read_plan, name="read-plan"),
    path("reviews/", reviews.reviews, name="reviews"),
    path("reviews/<int:pk>/", reviews.review, name="review"),
    path("works/<int:pk>/", overview.work, name="work"),
    path("<slug:suite>/saved/<slug:lesson>/", overview.saved, name="saved"),
    path("<slug:suite>/cases/", cases.cases, name="cases"),
    path("<slug:suite>/cases/<slug:case>/", cases.case, name="case"),
    path("<slug:suite>/scenarios/", scenarios.scenarios, name="scenarios"),
    path("<slug:suite>/scenarios/<slug:scenario>/", scenarios.scenario, name="scenario"),
    path("<slug:suite>/conferences/", conferences.conferences, name="conferences"),
    path("<slug:suite>/conferences/<slug:conference>/", conferences.conference, name="conference"),
    path("<slug:suite>/conferences/<slug:conference>/<slug:role>/", conferences.role, name="conference-role"),
    path("<slug:suite>/handouts/<slug:handout>/", handouts.handout, name="handout"),
    path("<slug:suite>/handouts/<slug:handout>.pdf", handouts.handout_pdf, name="handout-pdf"),
    path("<slug:suite>/sections/<slug:section>/", plans.section, name="section"),
    path("<slug:suite>/blanks/", papers.blanks, name="blanks"),
    path("<slug:suite>/blanks/<slug:form>.<file_type:type>", papers.blank, name="blank"),
    path("<slug:suite>/<slug:form>/", plans.choose, name="choose"),
    path("<slug:suite>/<slug:form>/<slug:about>/", plans.sheet, name="sheet"),
    path("<slug:suite>/<slug:form>/<slug:about>/printed/", papers.printed, name="printed"),
    path("<slug:suite>/<slug:form>/<slug:about>/hand-in/", reviews.hand_in_plan, name="hand-in"),
    path("<slug:suite>/<slug:form>/<slug:about>/sample/", papers.sample, name="sample"),
    path("<slug:suite>/<slug:form>/<slug:about>/plan.<file_type:type>", papers.paper, name="paper"),
    path("<slug:suite>/<slug:form>/<slug:about>/<slug:section>/", plans.sheet_section, name="sheet-section"),
]
