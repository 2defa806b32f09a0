"""
Keeps published facts true.

    article -> facts -> later reporting -> detection -> contradictions -> decision -> page and API

Each folder is one step of that line. A folder imports only from folders below it:

    admin  api  public  management            the doors
    tasks                                     the line, for Celery
    ingest  detection  editorial              the verbs
    publishing                                what the public gets; editorial calls it
    models                                    the nouns
    values                                    what a fact can say: typed, pure, shared by nouns and judges
"""
