"""Stories, from first word to reader. The road, in six lines:

1. somebody writes        desk.models.Article, its Byline and Caption rows
2. every save is kept     desk.saving.save: one Revision, or StaleCopy instead of a silent overwrite
3. it is asked to go out  publishing.blockers: what stands in the way, as sentences
4. it goes out            publishing.publish: one Edition, its Listings, one delivery.Change, or nothing
5. it is read             reader.views: whatever a query can find there is public
6. it is mended           publishing.publish again, retract, withdraw
"""
