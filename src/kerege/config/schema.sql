CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
CREATE TABLE "auth_group_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);
CREATE TABLE "people_person_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "person_id" bigint NOT NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "people_person_user_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "person_id" bigint NOT NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "people_auditentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "action" varchar(60) NOT NULL, "subject" varchar(200) NOT NULL, "why" text NOT NULL, "by_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "people_installation" ("id" smallint unsigned NOT NULL PRIMARY KEY CHECK ("id" >= 0), "iri" varchar(200) NOT NULL, "created_at" datetime NOT NULL, CONSTRAINT "people_one_installation" CHECK ("id" = 1));
CREATE TABLE "account_emailconfirmation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created" datetime NOT NULL, "sent" datetime NULL, "key" varchar(64) NOT NULL UNIQUE, "email_address_id" integer NOT NULL REFERENCES "account_emailaddress" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "account_emailaddress" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "verified" bool NOT NULL, "primary" bool NOT NULL, "user_id" bigint NOT NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "email" varchar(254) NOT NULL);
CREATE TABLE "wagtailcore_collection" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "path" varchar(255) NOT NULL UNIQUE, "depth" integer unsigned NOT NULL CHECK ("depth" >= 0), "numchild" integer unsigned NOT NULL CHECK ("numchild" >= 0), "name" varchar(255) NOT NULL);
CREATE TABLE "wagtailcore_groupcollectionpermission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_pageviewrestriction_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "pageviewrestriction_id" integer NOT NULL REFERENCES "wagtailcore_pageviewrestriction" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_pageviewrestriction" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(255) NOT NULL, "page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "restriction_type" varchar(20) NOT NULL);
CREATE TABLE "wagtailcore_collectionviewrestriction" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "restriction_type" varchar(20) NOT NULL, "password" varchar(255) NOT NULL, "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_collectionviewrestriction_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "collectionviewrestriction_id" integer NOT NULL REFERENCES "wagtailcore_collectionviewrestriction" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_site" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "hostname" varchar(255) NOT NULL, "port" integer NOT NULL, "is_default_site" bool NOT NULL, "root_page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "site_name" varchar(255) NOT NULL);
CREATE TABLE "wagtailcore_task" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(255) NOT NULL, "active" bool NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_workflow" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(255) NOT NULL, "active" bool NOT NULL);
CREATE TABLE "wagtailcore_groupapprovaltask" ("task_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_task" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_workflowpage" ("page_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "workflow_id" integer NOT NULL REFERENCES "wagtailcore_workflow" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_workflowtask" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "task_id" integer NOT NULL REFERENCES "wagtailcore_task" ("id") DEFERRABLE INITIALLY DEFERRED, "workflow_id" integer NOT NULL REFERENCES "wagtailcore_workflow" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_groupapprovaltask_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "groupapprovaltask_id" integer NOT NULL REFERENCES "wagtailcore_groupapprovaltask" ("task_ptr_id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_locale" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "language_code" varchar(100) NOT NULL UNIQUE);
CREATE TABLE "wagtailcore_page" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "path" varchar(255) NOT NULL UNIQUE, "depth" integer unsigned NOT NULL CHECK ("depth" >= 0), "numchild" integer unsigned NOT NULL CHECK ("numchild" >= 0), "title" varchar(255) NOT NULL, "slug" varchar(255) NOT NULL, "live" bool NOT NULL, "has_unpublished_changes" bool NOT NULL, "url_path" text NOT NULL, "seo_title" varchar(255) NOT NULL, "show_in_menus" bool NOT NULL, "search_description" text NOT NULL, "go_live_at" datetime NULL, "expire_at" datetime NULL, "expired" bool NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "owner_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "locked" bool NOT NULL, "latest_revision_created_at" datetime NULL, "first_published_at" datetime NULL, "live_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "last_published_at" datetime NULL, "draft_title" varchar(255) NOT NULL, "locked_at" datetime NULL, "locked_by_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "locale_id" integer NOT NULL REFERENCES "wagtailcore_locale" ("id") DEFERRABLE INITIALLY DEFERRED, "translation_key" char(32) NOT NULL, "alias_of_id" integer NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "latest_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_commentreply" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" text NOT NULL, "created_at" datetime NOT NULL, "updated_at" datetime NOT NULL, "comment_id" integer NOT NULL REFERENCES "wagtailcore_comment" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_pagesubscription" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "comment_notifications" bool NOT NULL, "page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_comment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" text NOT NULL, "contentpath" text NOT NULL, "position" text NOT NULL, "created_at" datetime NOT NULL, "updated_at" datetime NOT NULL, "resolved_at" datetime NULL, "page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "resolved_by_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "revision_created_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_referenceindex" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" varchar(255) NOT NULL, "to_object_id" varchar(255) NOT NULL, "model_path" text NOT NULL, "content_path" text NOT NULL, "content_path_hash" char(32) NOT NULL, "base_content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "to_content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_taskstate" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "status" varchar(50) NOT NULL, "started_at" datetime NOT NULL, "finished_at" datetime NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "task_id" integer NOT NULL REFERENCES "wagtailcore_task" ("id") DEFERRABLE INITIALLY DEFERRED, "workflow_state_id" integer NOT NULL REFERENCES "wagtailcore_workflowstate" ("id") DEFERRABLE INITIALLY DEFERRED, "finished_by_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "comment" text NOT NULL, "revision_id" integer NOT NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_workflowstate" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "status" varchar(50) NOT NULL, "created_at" datetime NOT NULL, "current_task_state_id" integer NULL UNIQUE REFERENCES "wagtailcore_taskstate" ("id") DEFERRABLE INITIALLY DEFERRED, "requested_by_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "workflow_id" integer NOT NULL REFERENCES "wagtailcore_workflow" ("id") DEFERRABLE INITIALLY DEFERRED, "object_id" varchar(255) NOT NULL, "base_content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_workflowcontenttype" ("content_type_id" integer NOT NULL PRIMARY KEY REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "workflow_id" integer NOT NULL REFERENCES "wagtailcore_workflow" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_modellogentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "label" text NOT NULL, "action" varchar(255) NOT NULL, "timestamp" datetime NOT NULL, "content_changed" bool NOT NULL, "deleted" bool NOT NULL, "object_id" varchar(255) NOT NULL, "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NULL, "uuid" char(32) NULL, "revision_id" integer NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)));
CREATE TABLE "wagtailcore_pagelogentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "label" text NOT NULL, "action" varchar(255) NOT NULL, "timestamp" datetime NOT NULL, "content_changed" bool NOT NULL, "deleted" bool NOT NULL, "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "page_id" integer NOT NULL, "revision_id" integer NULL, "user_id" bigint NULL, "uuid" char(32) NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)));
CREATE TABLE "wagtailcore_grouppagepermission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "unique_permission" UNIQUE ("group_id", "page_id", "permission_id"));
CREATE TABLE "wagtailcore_revision" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created_at" datetime NOT NULL, "approved_go_live_at" datetime NULL, "user_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "content" text NOT NULL CHECK ((JSON_VALID("content") OR "content" IS NULL)), "object_id" varchar(255) NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "base_content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "object_str" text NOT NULL);
CREATE TABLE "wagtailcore_uploadedfile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "file" varchar(200) NOT NULL, "for_content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "uploaded_by_user_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_groupsitepermission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED, "site_id" integer NOT NULL REFERENCES "wagtailcore_site" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_apitoken" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(255) NOT NULL, "key_hash" varchar(64) NOT NULL UNIQUE, "prefix" varchar(16) NOT NULL, "created" datetime NOT NULL, "revoked_at" datetime NULL, "last_used_at" datetime NULL, "user_id" bigint NOT NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "taggit_taggeditem" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" integer NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "tag_id" integer NOT NULL REFERENCES "taggit_tag" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uniq" UNIQUE ("content_type_id", "object_id", "tag_id"));
CREATE TABLE "taggit_tag" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(100) NOT NULL UNIQUE, "slug" varchar(100) NOT NULL UNIQUE);
CREATE TABLE "suites_catalogue" ("id" smallint unsigned NOT NULL PRIMARY KEY CHECK ("id" >= 0), "version" bigint unsigned NOT NULL CHECK ("version" >= 0), "document" text NOT NULL CHECK ((JSON_VALID("document") OR "document" IS NULL)));
CREATE TABLE "suites_home" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "suites_module" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "key" varchar(60) NOT NULL, "summary" text NOT NULL);
CREATE TABLE "suites_attachment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(255) NOT NULL, "file" varchar(100) NOT NULL, "created_at" datetime NOT NULL, "file_size" bigint unsigned NULL CHECK ("file_size" >= 0), "file_hash" varchar(40) NOT NULL, "content_path" varchar(200) NOT NULL, "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED, "uploaded_by_user_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "suites_formeraddress" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "path" varchar(400) NOT NULL UNIQUE, "page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "suites_moduleoutcome" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "key" varchar(60) NOT NULL, "text" varchar(400) NOT NULL, "module_id" integer NOT NULL REFERENCES "suites_module" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "suites_picture" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(255) NOT NULL, "file" varchar(100) NOT NULL, "description" varchar(255) NOT NULL, "width" integer NOT NULL, "height" integer NOT NULL, "created_at" datetime NOT NULL, "focal_point_x" integer unsigned NULL CHECK ("focal_point_x" >= 0), "focal_point_y" integer unsigned NULL CHECK ("focal_point_y" >= 0), "focal_point_width" integer unsigned NULL CHECK ("focal_point_width" >= 0), "focal_point_height" integer unsigned NULL CHECK ("focal_point_height" >= 0), "file_size" integer unsigned NULL CHECK ("file_size" >= 0), "file_hash" varchar(40) NOT NULL, "content_path" varchar(200) NOT NULL, "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED, "uploaded_by_user_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "suites_figure" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(60) NOT NULL, "svg" text NOT NULL, "module_id" integer NOT NULL REFERENCES "suites_module" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "suites_figure_once" UNIQUE ("module_id", "name"));
CREATE TABLE "suites_picturerendition" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "filter_spec" varchar(255) NOT NULL, "file" varchar(100) NOT NULL, "width" integer NOT NULL, "height" integer NOT NULL, "focal_point_key" varchar(16) NOT NULL, "image_id" bigint NOT NULL REFERENCES "suites_picture" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "suites_rendition_once" UNIQUE ("image_id", "filter_spec", "focal_point_key"));
CREATE TABLE "suites_storedbody" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "language" varchar(8) NOT NULL, "digest" varchar(64) NOT NULL, "html" text NOT NULL, "items" text NOT NULL CHECK ((JSON_VALID("items") OR "items" IS NULL)), "size" integer unsigned NOT NULL CHECK ("size" >= 0), "translated" smallint unsigned NOT NULL CHECK ("translated" >= 0), "reviewed" bool NOT NULL, "rendered_at" datetime NOT NULL, "lesson_id" integer NOT NULL REFERENCES "suites_lesson" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "suites_body_once" UNIQUE ("lesson_id", "language"));
CREATE TABLE "suites_source" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(60) NOT NULL, "title" varchar(400) NOT NULL, "issuer" varchar(200) NOT NULL, "year" smallint unsigned NULL CHECK ("year" >= 0), "symbol" varchar(80) NOT NULL, "url" varchar(200) NOT NULL, "suite_id" integer NOT NULL REFERENCES "suites_suite" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "suites_source_once" UNIQUE ("suite_id", "key"));
CREATE TABLE "suites_identifier" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(60) NOT NULL, "used_for" varchar(200) NOT NULL, "live" bool NOT NULL, "suite_id" integer NOT NULL REFERENCES "suites_suite" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "suites_identifier_once" UNIQUE ("suite_id", "key"));
CREATE TABLE "suites_term" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(60) NOT NULL, "word" varchar(120) NOT NULL, "meaning" text NOT NULL, "suite_id" integer NOT NULL REFERENCES "suites_suite" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "suites_term_once" UNIQUE ("suite_id", "key"));
CREATE TABLE "suites_translation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "unit" varchar(140) NOT NULL, "language" varchar(8) NOT NULL, "text" text NOT NULL, "source_hash" varchar(16) NOT NULL, "made_from" text NOT NULL, "status" varchar(10) NOT NULL, "reviewed_by" varchar(120) NOT NULL, "suite_id" integer NOT NULL REFERENCES "suites_suite" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "reviewer_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "suites_translation_once" UNIQUE ("suite_id", "unit", "language"));
CREATE TABLE "assessment_scene" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(60) NOT NULL, "position" integer unsigned NOT NULL CHECK ("position" >= 0), "live" bool NOT NULL, "title" varchar(600) NOT NULL, "text" text NOT NULL, "module_id" integer NOT NULL REFERENCES "suites_module" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "assessment_scene_once" UNIQUE ("module_id", "key"));
CREATE TABLE "assessment_question" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(60) NOT NULL, "position" integer unsigned NOT NULL CHECK ("position" >= 0), "live" bool NOT NULL, "outcome" varchar(60) NOT NULL, "level" smallint unsigned NOT NULL CHECK ("level" >= 0), "body" text NOT NULL CHECK ((JSON_VALID("body") OR "body" IS NULL)), "lesson_id" integer NOT NULL REFERENCES "suites_lesson" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "module_id" integer NOT NULL REFERENCES "suites_module" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "scene_id" bigint NULL REFERENCES "assessment_scene" ("id") DEFERRABLE INITIALLY DEFERRED, "version_id" bigint NULL REFERENCES "assessment_itemversion" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "assessment_question_once" UNIQUE ("module_id", "key"));
CREATE TABLE "assessment_exam" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(60) NOT NULL, "kind" varchar(5) NOT NULL, "live" bool NOT NULL, "blueprint_data" text NOT NULL CHECK ((JSON_VALID("blueprint_data") OR "blueprint_data" IS NULL)), "module_id" integer NOT NULL REFERENCES "suites_module" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "assessment_exam_once" UNIQUE ("module_id", "key"));
CREATE TABLE "assessment_attempt" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" char(32) NOT NULL UNIQUE, "activity" varchar(500) NOT NULL, "registration" char(32) NOT NULL, "edition" varchar(60) NOT NULL, "number" integer unsigned NOT NULL CHECK ("number" >= 0), "seed" varchar(32) NOT NULL, "layout" varchar(4) NOT NULL, "pass_mark" smallint unsigned NULL CHECK ("pass_mark" >= 0), "started_at" datetime NOT NULL, "due_at" datetime NULL, "handed_in_at" datetime NULL, "scaled" real NULL, "person_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "exam_id" bigint NOT NULL REFERENCES "assessment_exam" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "assessment_attempt_once" UNIQUE ("registration", "exam_id", "number"));
CREATE TABLE "assessment_itemversion" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" integer unsigned NOT NULL CHECK ("number" >= 0), "digest" varchar(64) NOT NULL, "content" text NOT NULL CHECK ((JSON_VALID("content") OR "content" IS NULL)), "made_at" datetime NOT NULL, "question_id" bigint NOT NULL REFERENCES "assessment_question" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "assessment_version_once" UNIQUE ("question_id", "digest"), CONSTRAINT "assessment_version_number" UNIQUE ("question_id", "number"));
CREATE TABLE "assessment_rescoring" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "why" text NOT NULL, "attempts" integer unsigned NOT NULL CHECK ("attempts" >= 0), "changed" integer unsigned NOT NULL CHECK ("changed" >= 0), "gained" integer unsigned NOT NULL CHECK ("gained" >= 0), "kept" integer unsigned NOT NULL CHECK ("kept" >= 0), "finished_at" datetime NULL, "by_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "question_id" bigint NOT NULL REFERENCES "assessment_question" ("id") DEFERRABLE INITIALLY DEFERRED, "version_id" bigint NOT NULL REFERENCES "assessment_itemversion" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "assessment_given" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "place" smallint unsigned NOT NULL CHECK ("place" >= 0), "values" text NOT NULL CHECK ((JSON_VALID("values") OR "values" IS NULL)), "language" varchar(8) NOT NULL, "saved_at" datetime NULL, "device_time" varchar(40) NOT NULL, "scaled" real NULL, "attempt_id" bigint NOT NULL REFERENCES "assessment_attempt" ("id") DEFERRABLE INITIALLY DEFERRED, "version_id" bigint NOT NULL REFERENCES "assessment_itemversion" ("id") DEFERRABLE INITIALLY DEFERRED, "scored_by_id" bigint NULL REFERENCES "assessment_itemversion" ("id") DEFERRABLE INITIALLY DEFERRED, "turns" text NOT NULL CHECK ((JSON_VALID("turns") OR "turns" IS NULL)), CONSTRAINT "assessment_place_once" UNIQUE ("attempt_id", "place"), CONSTRAINT "assessment_version_in_attempt" UNIQUE ("attempt_id", "version_id"));
CREATE TABLE "credentials_series" ("year" smallint unsigned NOT NULL PRIMARY KEY CHECK ("year" >= 0), "last" integer unsigned NOT NULL CHECK ("last" >= 0));
CREATE TABLE "credentials_certificate" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "registration" char(32) NOT NULL, "kind" varchar(20) NOT NULL, "number" varchar(20) NOT NULL UNIQUE, "code" varchar(16) NOT NULL UNIQUE, "facts" text NOT NULL, "signature" varchar(100) NOT NULL, "key_id" varchar(20) NOT NULL, "issued_at" datetime NOT NULL, "status" varchar(10) NOT NULL, "revoked_at" datetime NULL, "revoked_why" varchar(400) NOT NULL, "visibility" varchar(10) NOT NULL, "person_id" bigint NOT NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "replaced_by_id" bigint NULL UNIQUE REFERENCES "credentials_certificate" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "credentials_earned" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "registration" char(32) NOT NULL, "kind" varchar(20) NOT NULL, "claim" text NOT NULL CHECK ((JSON_VALID("claim") OR "claim" IS NULL)), "earned_at" datetime NOT NULL, "person_id" bigint NOT NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "credentials_earned_once" UNIQUE ("registration", "kind"));
CREATE TABLE "learning_carryover" ("code" varchar(12) NOT NULL PRIMARY KEY, "progress" text NOT NULL CHECK ((JSON_VALID("progress") OR "progress" IS NULL)), "expires" datetime NOT NULL);
CREATE TABLE "learning_parked" ("position" bigint NOT NULL PRIMARY KEY, "reason" varchar(200) NOT NULL);
CREATE TABLE "learning_outcome" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "actor" varchar(300) NOT NULL, "activity" varchar(500) NOT NULL, "kind" varchar(10) NOT NULL, "first_at" datetime NOT NULL, "last_at" datetime NOT NULL, "done_at" datetime NULL, "success" bool NOT NULL, "registration" varchar(36) NOT NULL, "score" real NULL, CONSTRAINT "learning_outcome_once" UNIQUE ("actor", "activity", "kind", "registration"));
CREATE TABLE "learning_recall" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "lesson" varchar(500) NOT NULL, "step" smallint unsigned NOT NULL CHECK ("step" >= 0), "done_at" datetime NULL, "put_off_at" datetime NULL, "person_id" bigint NOT NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "learning_recall_once" UNIQUE ("person_id", "lesson", "step"), CONSTRAINT "learning_recall_asked" CHECK (("done_at" IS NOT NULL OR "put_off_at" IS NOT NULL)));
CREATE TABLE "learning_commitment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "module" varchar(500) NOT NULL, "what" varchar(300) NOT NULL, "where" varchar(200) NOT NULL, "by_when" date NOT NULL, "made_at" datetime NOT NULL, "outcome" varchar(10) NOT NULL, "note" varchar(300) NOT NULL, "noted_at" datetime NULL, "person_id" bigint NOT NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "learning_commitment_once" UNIQUE ("person_id", "module"));
CREATE TABLE "mfa_authenticator" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "type" varchar(20) NOT NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)), "user_id" bigint NOT NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "created_at" datetime NOT NULL, "last_used_at" datetime NULL);
CREATE TABLE "outgoing_outgoing" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(40) NOT NULL, "key" varchar(200) NOT NULL, "payload" text NOT NULL CHECK ((JSON_VALID("payload") OR "payload" IS NULL)), "due" datetime NOT NULL, "attempts" integer unsigned NOT NULL CHECK ("attempts" >= 0), "last_error" varchar(200) NOT NULL, "leased_by" varchar(80) NOT NULL, "leased_until" datetime NULL, "done_at" datetime NULL, CONSTRAINT "outgoing_once" UNIQUE ("kind", "key"));
CREATE TABLE "people_person" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "is_superuser" bool NOT NULL, "public_id" char(32) NOT NULL UNIQUE, "record_id" char(32) NOT NULL UNIQUE, "login" varchar(254) NOT NULL UNIQUE, "email" varchar(254) NULL UNIQUE, "family" varchar(120) NOT NULL, "given" varchar(120) NOT NULL, "patronymic" varchar(120) NOT NULL, "paper_name_cyrillic" varchar(240) NOT NULL, "paper_name_latin" varchar(240) NOT NULL, "language" varchar(8) NOT NULL, "is_active" bool NOT NULL, "created_at" datetime NOT NULL, "is_demo" bool NOT NULL);
CREATE TABLE "people_agency" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" char(32) NOT NULL UNIQUE, "name" varchar(200) NOT NULL UNIQUE, "country" varchar(2) NOT NULL, "created_at" datetime NOT NULL);
CREATE TABLE "people_profile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "profession" varchar(20) NOT NULL, "other_agency" varchar(200) NOT NULL, "country" varchar(2) NOT NULL, "sex" varchar(10) NOT NULL, "agency_id" bigint NULL REFERENCES "people_agency" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" bigint NOT NULL UNIQUE REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "people_profile_one_agency" CHECK (("agency_id" IS NULL OR "other_agency" = '')));
CREATE TABLE "people_consent" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" varchar(20) NOT NULL, "language" varchar(8) NOT NULL, "given_at" datetime NOT NULL, "withdrawn_at" datetime NULL, "person_id" bigint NOT NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "people_role" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(20) NOT NULL, "scope" varchar(20) NOT NULL, "granted_at" datetime NOT NULL, "person_id" bigint NOT NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "agency_id" bigint NULL REFERENCES "people_agency" ("id") DEFERRABLE INITIALLY DEFERRED, "rollout" char(32) NULL, CONSTRAINT "people_role_once_in_agency" UNIQUE ("person_id", "name", "agency_id"), CONSTRAINT "people_role_once_in_rollout" UNIQUE ("person_id", "name", "rollout"), CONSTRAINT "people_role_scope_fits" CHECK ((("agency_id" IS NULL AND "rollout" IS NULL AND "scope" = 'installation') OR ("agency_id" IS NOT NULL AND "rollout" IS NULL AND "scope" = 'agency') OR ("agency_id" IS NULL AND "rollout" IS NOT NULL AND "scope" = 'rollout'))));
CREATE TABLE "suites_lesson" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "key" varchar(60) NOT NULL, "outcome" varchar(400) NOT NULL, "summary" varchar(400) NOT NULL, "minutes" smallint unsigned NOT NULL CHECK ("minutes" >= 0), "body" text NOT NULL CHECK ((JSON_VALID("body") OR "body" IS NULL)));
CREATE TABLE "rollouts_rollout" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" char(32) NOT NULL UNIQUE, "name" varchar(200) NOT NULL, "is_open" bool NOT NULL, "starts_on" date NULL, "ends_on" date NULL, "created_at" datetime NOT NULL, "suite_id" integer NOT NULL REFERENCES "suites_suite" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "rollouts_invitation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(4) NOT NULL, "number" integer unsigned NOT NULL CHECK ("number" >= 0), "code" varchar(20) NOT NULL, "code_hash" varchar(64) NOT NULL UNIQUE, "made_at" datetime NOT NULL, "expires_at" datetime NOT NULL, "cancelled_at" datetime NULL, "used_at" datetime NULL, "agency_id" bigint NULL REFERENCES "people_agency" ("id") DEFERRABLE INITIALLY DEFERRED, "made_by_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "used_by_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "rollout_id" bigint NOT NULL REFERENCES "rollouts_rollout" ("id") DEFERRABLE INITIALLY DEFERRED, "replaced_by_id" bigint NULL UNIQUE REFERENCES "rollouts_invitation" ("id") DEFERRABLE INITIALLY DEFERRED, "batch" char(32) NULL, CONSTRAINT "rollouts_invitation_number" UNIQUE ("rollout_id", "number"));
CREATE TABLE "rollouts_edition" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" integer unsigned NOT NULL CHECK ("number" >= 0), "content" text NOT NULL CHECK ((JSON_VALID("content") OR "content" IS NULL)), "rule_data" text NOT NULL CHECK ((JSON_VALID("rule_data") OR "rule_data" IS NULL)), "made_at" datetime NOT NULL, "why" varchar(400) NOT NULL, "made_by_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "rollout_id" bigint NOT NULL REFERENCES "rollouts_rollout" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "rollouts_edition_once" UNIQUE ("rollout_id", "number"));
CREATE TABLE "rollouts_enrolment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "registration" char(32) NOT NULL UNIQUE, "joined_at" datetime NOT NULL, "extra_time" smallint unsigned NOT NULL CHECK ("extra_time" >= 0), "agency_id" bigint NULL REFERENCES "people_agency" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" bigint NOT NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "rollout_id" bigint NOT NULL REFERENCES "rollouts_rollout" ("id") DEFERRABLE INITIALLY DEFERRED, "extra_attempts" smallint unsigned NOT NULL CHECK ("extra_attempts" >= 0), CONSTRAINT "rollouts_enrolled_once" UNIQUE ("rollout_id", "person_id"));
CREATE TABLE "practice_conference" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" char(32) NOT NULL UNIQUE, "material" varchar(60) NOT NULL, "opened_at" datetime NOT NULL, "closed_at" datetime NULL, "led_by_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "rollout_id" bigint NOT NULL REFERENCES "rollouts_rollout" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "practice_submission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "handed_in_at" datetime NOT NULL, "withheld_at" datetime NULL, "enrolment_id" bigint NOT NULL REFERENCES "rollouts_enrolment" ("id") DEFERRABLE INITIALLY DEFERRED, "version_id" bigint NOT NULL UNIQUE REFERENCES "practice_planversion" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "practice_ask" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "role" varchar(60) NOT NULL, "fact" varchar(60) NOT NULL, "purpose" varchar(300) NOT NULL, "answer" varchar(7) NOT NULL, "words" varchar(300) NOT NULL, "asked_at" datetime NOT NULL, "answered_at" datetime NULL, "answered_by_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "asked_by_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "conference_id" bigint NOT NULL REFERENCES "practice_conference" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "practice_ask_once" UNIQUE ("conference_id", "role", "fact"));
CREATE TABLE "practice_material" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(20) NOT NULL, "key" varchar(60) NOT NULL, "slug" varchar(60) NOT NULL, "position" integer unsigned NOT NULL CHECK ("position" >= 0), "live" bool NOT NULL, "text" text NOT NULL, "suite_id" integer NOT NULL REFERENCES "suites_suite" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "practice_material_once" UNIQUE ("suite_id", "key"), CONSTRAINT "practice_material_file_once" UNIQUE ("suite_id", "kind", "slug"));
CREATE TABLE "practice_practiceplan" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "public_id" char(32) NOT NULL UNIQUE, "form" varchar(60) NOT NULL, "case" varchar(60) NOT NULL, "words" text NOT NULL CHECK ((JSON_VALID("words") OR "words" IS NULL)), "begun_at" datetime NOT NULL, "saved_at" datetime NOT NULL, "person_id" bigint NOT NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "suite_id" integer NOT NULL REFERENCES "suites_suite" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "practice_plan_once" UNIQUE ("person_id", "suite_id", "form", "case"));
CREATE TABLE "practice_planversion" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" integer unsigned NOT NULL CHECK ("number" >= 0), "words" text NOT NULL CHECK ((JSON_VALID("words") OR "words" IS NULL)), "kept_at" datetime NOT NULL, "plan_id" bigint NOT NULL REFERENCES "practice_practiceplan" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "practice_version_once" UNIQUE ("plan_id", "number"));
CREATE TABLE "practice_seat" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "role" varchar(60) NOT NULL, "taken_at" datetime NOT NULL, "conference_id" bigint NOT NULL REFERENCES "practice_conference" ("id") DEFERRABLE INITIALLY DEFERRED, "person_id" bigint NOT NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "practice_seat_of_one" UNIQUE ("conference_id", "role"), CONSTRAINT "practice_seat_once" UNIQUE ("conference_id", "person_id"));
CREATE TABLE "practice_review" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(10) NOT NULL, "marks" text NOT NULL CHECK ((JSON_VALID("marks") OR "marks" IS NULL)), "strength" text NOT NULL, "advice" text NOT NULL, "asked_at" datetime NOT NULL, "done_at" datetime NULL, "reviewer_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "submission_id" bigint NOT NULL REFERENCES "practice_submission" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "practice_review_once" UNIQUE ("submission_id", "reviewer_id", "kind"));
CREATE TABLE "practice_work" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "task" varchar(500) NOT NULL, "words" text NOT NULL CHECK ((JSON_VALID("words") OR "words" IS NULL)), "begun_at" datetime NOT NULL, "saved_at" datetime NOT NULL, "done_at" datetime NULL, "is_shared" bool NOT NULL, "person_id" bigint NOT NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "rollout_id" bigint NULL REFERENCES "rollouts_rollout" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "practice_work_once" UNIQUE ("person_id", "task"));
CREATE TABLE "practice_choice" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "line" varchar(130) NOT NULL, "option" varchar(60) NOT NULL, "reason" text NOT NULL, "latest" varchar(60) NOT NULL, "latest_reason" text NOT NULL, "made_at" datetime NOT NULL, "work_id" bigint NOT NULL REFERENCES "practice_work" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "practice_choice_once" UNIQUE ("work_id", "line"));
CREATE TABLE "records_statement" ("position" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "id" char(32) NOT NULL UNIQUE, "actor" varchar(300) NOT NULL, "verb" varchar(200) NOT NULL, "activity" varchar(500) NOT NULL, "registration" char(32) NULL, "authority" varchar(10) NOT NULL, "stored" datetime NOT NULL, "timestamp" datetime NOT NULL, "xact" bigint NOT NULL, "document" text NOT NULL);
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);
CREATE TABLE "suites_drawing" ("name" varchar(32) NOT NULL PRIMARY KEY, "svg" text NOT NULL);
CREATE TABLE "suites_suite" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "iri" varchar(200) NOT NULL UNIQUE, "summary" text NOT NULL, "source_language" varchar(8) NOT NULL, "loaded_digest" varchar(64) NOT NULL, "editorial" text NOT NULL CHECK ((JSON_VALID("editorial") OR "editorial" IS NULL)), "loaded_at" datetime NULL);
CREATE TABLE "suites_passage" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(10) NOT NULL, "language" varchar(8) NOT NULL, "spoken" varchar(8) NOT NULL, "anchor" varchar(80) NOT NULL, "place" smallint unsigned NOT NULL CHECK ("place" >= 0), "name" text NOT NULL, "text" text NOT NULL, "words" text NOT NULL, "lesson_id" integer NULL REFERENCES "suites_lesson" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "shown_in_id" integer NULL REFERENCES "suites_lesson" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "suite_id" integer NOT NULL REFERENCES "suites_suite" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailadmin_admin" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT);
CREATE TABLE "wagtailadmin_editingsession" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" varchar(255) NOT NULL, "last_seen_at" datetime NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "is_editing" bool NOT NULL);
CREATE TABLE "wagtailadmin_formstate" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "data" text NOT NULL, "object_id" varchar(255) NOT NULL, "parent_object_id" varchar(255) NOT NULL, "last_updated_at" datetime NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtaildocs_document" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(255) NOT NULL, "file" varchar(100) NOT NULL, "created_at" datetime NOT NULL, "uploaded_by_user_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED, "file_hash" varchar(40) NOT NULL, "file_size" bigint unsigned NULL CHECK ("file_size" >= 0));
CREATE TABLE "wagtailimages_rendition" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "width" integer NOT NULL, "height" integer NOT NULL, "focal_point_key" varchar(16) NOT NULL, "filter_spec" varchar(255) NOT NULL, "image_id" integer NOT NULL REFERENCES "wagtailimages_image" ("id") DEFERRABLE INITIALLY DEFERRED, "file" varchar(100) NOT NULL);
CREATE TABLE "wagtailimages_image" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(255) NOT NULL, "file" varchar(100) NOT NULL, "width" integer NOT NULL, "height" integer NOT NULL, "created_at" datetime NOT NULL, "focal_point_x" integer unsigned NULL CHECK ("focal_point_x" >= 0), "focal_point_y" integer unsigned NULL CHECK ("focal_point_y" >= 0), "focal_point_width" integer unsigned NULL CHECK ("focal_point_width" >= 0), "focal_point_height" integer unsigned NULL CHECK ("focal_point_height" >= 0), "uploaded_by_user_id" bigint NULL REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "file_size" integer unsigned NULL CHECK ("file_size" >= 0), "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED, "file_hash" varchar(40) NOT NULL, "description" varchar(255) NOT NULL);
CREATE TABLE "wagtailsearch_indexentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" varchar(50) NOT NULL, "title_norm" real NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "autocomplete" text NULL, "body" text NULL, "title" text NOT NULL);
CREATE VIRTUAL TABLE wagtailsearch_indexentry_fts USING fts5(autocomplete, body, title);
CREATE TABLE "wagtailusers_userprofile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "submitted_notifications" bool NOT NULL, "approved_notifications" bool NOT NULL, "rejected_notifications" bool NOT NULL, "user_id" bigint NOT NULL UNIQUE REFERENCES "people_person" ("id") DEFERRABLE INITIALLY DEFERRED, "preferred_language" varchar(10) NOT NULL, "current_time_zone" varchar(40) NOT NULL, "avatar" varchar(100) NOT NULL, "updated_comments_notifications" bool NOT NULL, "dismissibles" text NOT NULL CHECK ((JSON_VALID("dismissibles") OR "dismissibles" IS NULL)), "theme" varchar(40) NOT NULL, "density" varchar(40) NOT NULL, "contrast" varchar(40) NOT NULL, "keyboard_shortcuts" bool NOT NULL);
INSERT INTO "django_migrations" VALUES
(1, 'contenttypes', '0001_initial', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(2, 'contenttypes', '0002_remove_content_type_name', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(3, 'auth', '0001_initial', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(4, 'auth', '0002_alter_permission_name_max_length', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(5, 'auth', '0003_alter_user_email_max_length', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(6, 'auth', '0004_alter_user_username_opts', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(7, 'auth', '0005_alter_user_last_login_null', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(8, 'auth', '0006_require_contenttypes_0002', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(9, 'auth', '0007_alter_validators_add_error_messages', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(10, 'auth', '0008_alter_user_username_max_length', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(11, 'auth', '0009_alter_user_last_name_max_length', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(12, 'auth', '0010_alter_group_name_max_length', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(13, 'auth', '0011_update_proxy_permissions', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(14, 'auth', '0012_alter_user_first_name_max_length', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(15, 'people', '0001_initial', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(16, 'account', '0001_initial', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(17, 'account', '0002_email_max_length', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(18, 'account', '0003_alter_emailaddress_create_unique_verified_email', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(19, 'account', '0004_alter_emailaddress_drop_unique_email', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(20, 'account', '0005_emailaddress_idx_upper_email', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(21, 'account', '0006_emailaddress_lower', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(22, 'account', '0007_emailaddress_idx_email', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(23, 'account', '0008_emailaddress_unique_primary_email_fixup', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(24, 'account', '0009_emailaddress_unique_primary_email', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(25, 'wagtailcore', '0001_initial', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(26, 'wagtailcore', '0002_initial_data', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(27, 'wagtailcore', '0003_add_uniqueness_constraint_on_group_page_permission', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(28, 'wagtailcore', '0004_page_locked', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(29, 'wagtailcore', '0005_add_page_lock_permission_to_moderators', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(30, 'wagtailcore', '0006_add_lock_page_permission', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(31, 'wagtailcore', '0007_page_latest_revision_created_at', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(32, 'wagtailcore', '0008_populate_latest_revision_created_at', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(33, 'wagtailcore', '0009_remove_auto_now_add_from_pagerevision_created_at', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(34, 'wagtailcore', '0010_change_page_owner_to_null_on_delete', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(35, 'wagtailcore', '0011_page_first_published_at', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(36, 'wagtailcore', '0012_extend_page_slug_field', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(37, 'wagtailcore', '0013_update_golive_expire_help_text', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(38, 'wagtailcore', '0014_add_verbose_name', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(39, 'wagtailcore', '0015_add_more_verbose_names', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(40, 'wagtailcore', '0016_change_page_url_path_to_text_field', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(41, 'wagtailcore', '0017_change_edit_page_permission_description', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(42, 'wagtailcore', '0018_pagerevision_submitted_for_moderation_index', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(43, 'wagtailcore', '0019_verbose_names_cleanup', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(44, 'wagtailcore', '0020_add_index_on_page_first_published_at', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(45, 'wagtailcore', '0021_capitalizeverbose', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(46, 'wagtailcore', '0022_add_site_name', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(47, 'wagtailcore', '0023_alter_page_revision_on_delete_behaviour', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(48, 'wagtailcore', '0024_collection', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(49, 'wagtailcore', '0025_collection_initial_data', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(50, 'wagtailcore', '0026_group_collection_permission', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(51, 'wagtailcore', '0027_fix_collection_path_collation', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(52, 'wagtailcore', '0024_alter_page_content_type_on_delete_behaviour', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(53, 'wagtailcore', '0028_merge', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(54, 'wagtailcore', '0029_unicode_slugfield_dj19', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(55, 'wagtailcore', '0030_index_on_pagerevision_created_at', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(56, 'wagtailcore', '0031_add_page_view_restriction_types', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(57, 'wagtailcore', '0032_add_bulk_delete_page_permission', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(58, 'wagtailcore', '0033_remove_golive_expiry_help_text', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(59, 'wagtailcore', '0034_page_live_revision', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(60, 'wagtailcore', '0035_page_last_published_at', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(61, 'wagtailcore', '0036_populate_page_last_published_at', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(62, 'wagtailcore', '0037_set_page_owner_editable', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(63, 'wagtailcore', '0038_make_first_published_at_editable', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(64, 'wagtailcore', '0039_collectionviewrestriction', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(65, 'wagtailcore', '0040_page_draft_title', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(66, 'wagtailcore', '0041_group_collection_permissions_verbose_name_plural', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(67, 'wagtailcore', '0042_index_on_pagerevision_approved_go_live_at', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(68, 'wagtailcore', '0043_lock_fields', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(69, 'wagtailcore', '0044_add_unlock_grouppagepermission', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(70, 'wagtailcore', '0045_assign_unlock_grouppagepermission', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(71, 'wagtailcore', '0046_site_name_remove_null', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(72, 'wagtailcore', '0047_add_workflow_models', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(73, 'wagtailcore', '0048_add_default_workflows', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(74, 'wagtailcore', '0049_taskstate_finished_by', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(75, 'wagtailcore', '0050_workflow_rejected_to_needs_changes', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(76, 'wagtailcore', '0051_taskstate_comment', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(77, 'wagtailcore', '0052_pagelogentry', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(78, 'wagtailcore', '0053_locale_model', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(79, 'wagtailcore', '0054_initial_locale', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(80, 'wagtailcore', '0055_page_locale_fields', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(81, 'wagtailcore', '0056_page_locale_fields_populate', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(82, 'wagtailcore', '0057_page_locale_fields_notnull', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(83, 'wagtailcore', '0058_page_alias_of', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(84, 'wagtailcore', '0059_apply_collection_ordering', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(85, 'wagtailcore', '0060_fix_workflow_unique_constraint', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(86, 'wagtailcore', '0061_change_promote_tab_helpt_text_and_verbose_names', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(87, 'wagtailcore', '0062_comment_models_and_pagesubscription', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(88, 'wagtailcore', '0063_modellogentry', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(89, 'wagtailcore', '0064_log_timestamp_indexes', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(90, 'wagtailcore', '0065_log_entry_uuid', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(91, 'wagtailcore', '0066_collection_management_permissions', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(92, 'wagtailcore', '0067_alter_pagerevision_content_json', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(93, 'wagtailcore', '0068_log_entry_empty_object', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(94, 'wagtailcore', '0069_log_entry_jsonfield', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(95, 'wagtailcore', '0070_rename_pagerevision_revision', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(96, 'wagtailcore', '0071_populate_revision_content_type', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(97, 'wagtailcore', '0072_alter_revision_content_type_notnull', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(98, 'wagtailcore', '0073_page_latest_revision', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(99, 'wagtailcore', '0074_revision_object_str', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(100, 'wagtailcore', '0075_populate_latest_revision_and_revision_object_str', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(101, 'wagtailcore', '0076_modellogentry_revision', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(102, 'wagtailcore', '0077_alter_revision_user', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(103, 'wagtailcore', '0078_referenceindex', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(104, 'wagtailcore', '0079_rename_taskstate_page_revision', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(105, 'wagtailcore', '0080_generic_workflowstate', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(106, 'wagtailcore', '0081_populate_workflowstate_content_type', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(107, 'wagtailcore', '0082_alter_workflowstate_content_type_notnull', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(108, 'wagtailcore', '0083_workflowcontenttype', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(109, 'wagtailcore', '0084_add_default_page_permissions', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(110, 'wagtailcore', '0085_add_grouppagepermission_permission', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(111, 'wagtailcore', '0086_populate_grouppagepermission_permission', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(112, 'wagtailcore', '0087_alter_grouppagepermission_unique_together_and_more', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(113, 'wagtailcore', '0088_fix_log_entry_json_timestamps', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(114, 'wagtailcore', '0089_log_entry_data_json_null_to_object', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(115, 'wagtailcore', '0090_remove_grouppagepermission_permission_type', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(116, 'wagtailcore', '0091_remove_revision_submitted_for_moderation', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(117, 'wagtailcore', '0092_alter_collectionviewrestriction_password_and_more', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(118, 'wagtailcore', '0093_uploadedfile', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(119, 'wagtailcore', '0094_alter_page_locale', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(120, 'wagtailcore', '0095_groupsitepermission', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(121, 'wagtailcore', '0096_referenceindex_referenceindex_source_object_and_more', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(122, 'wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(123, 'wagtailcore', '0098_apitoken', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(124, 'taggit', '0001_initial', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(125, 'taggit', '0002_auto_20150616_2121', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(126, 'taggit', '0003_taggeditem_add_unique_index', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(127, 'taggit', '0004_alter_taggeditem_content_type_alter_taggeditem_tag', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(128, 'taggit', '0005_auto_20220424_2025', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(129, 'taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(130, 'suites', '0001_initial', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(131, 'suites', '0002_names_that_stay', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(132, 'assessment', '0001_initial', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(133, 'assessment', '0002_attempts', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(134, 'assessment', '0003_rescoring', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(135, 'assessment', '0004_turns_of_devices', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(136, 'credentials', '0001_certificates', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(137, 'learning', '0001_initial', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(138, 'learning', '0002_outcome_by_kind', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(139, 'learning', '0003_outcomes_of_tests', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(140, 'learning', '0004_recall', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(141, 'learning', '0005_commitment', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(142, 'learning', '0006_practice', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(143, 'mfa', '0001_initial', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(144, 'mfa', '0002_authenticator_timestamps', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(145, 'mfa', '0003_authenticator_type_uniq', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(146, 'outgoing', '0001_initial', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(147, 'people', '0002_demo_person', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(148, 'people', '0003_agency', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(149, 'people', '0004_focal_point', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(150, 'people', '0005_profile', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(151, 'people', '0006_consent', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(152, 'people', '0007_facilitator', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(153, 'people', '0008_translator', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(154, 'suites', '0003_practice_tasks', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(155, 'rollouts', '0001_initial', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(156, 'rollouts', '0002_batch_of_cards', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(157, 'rollouts', '0003_words_of_the_studio', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(158, 'rollouts', '0004_extra_attempts', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(159, 'practice', '0001_practice', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(160, 'practice', '0002_handouts', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(161, 'records', '0001_initial', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(162, 'sessions', '0001_initial', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(163, 'suites', '0004_editorial_rules_and_drawings', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(164, 'suites', '0005_passages_to_be_found', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(165, 'suites', '0006_reviewer_of_a_translation', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(166, 'wagtailadmin', '0001_create_admin_access_permissions', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(167, 'wagtailadmin', '0002_admin', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(168, 'wagtailadmin', '0003_admin_managed', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(169, 'wagtailadmin', '0004_editingsession', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(170, 'wagtailadmin', '0005_editingsession_is_editing', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(171, 'wagtailadmin', '0006_formstate', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(172, 'wagtaildocs', '0001_initial', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(173, 'wagtaildocs', '0002_initial_data', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(174, 'wagtaildocs', '0003_add_verbose_names', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(175, 'wagtaildocs', '0004_capitalizeverbose', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(176, 'wagtaildocs', '0005_document_collection', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(177, 'wagtaildocs', '0006_copy_document_permissions_to_collections', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(178, 'wagtaildocs', '0005_alter_uploaded_by_user_on_delete_action', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(179, 'wagtaildocs', '0007_merge', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(180, 'wagtaildocs', '0008_document_file_size', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(181, 'wagtaildocs', '0009_document_verbose_name_plural', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(182, 'wagtaildocs', '0010_document_file_hash', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(183, 'wagtaildocs', '0011_add_choose_permissions', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(184, 'wagtaildocs', '0012_uploadeddocument', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(185, 'wagtaildocs', '0013_delete_uploadeddocument', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(186, 'wagtaildocs', '0014_alter_document_file_size', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(187, 'wagtailimages', '0001_initial', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(188, 'wagtailimages', '0002_initial_data', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(189, 'wagtailimages', '0003_fix_focal_point_fields', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(190, 'wagtailimages', '0004_make_focal_point_key_not_nullable', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(191, 'wagtailimages', '0005_make_filter_spec_unique', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(192, 'wagtailimages', '0006_add_verbose_names', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(193, 'wagtailimages', '0007_image_file_size', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(194, 'wagtailimages', '0008_image_created_at_index', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(195, 'wagtailimages', '0009_capitalizeverbose', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(196, 'wagtailimages', '0010_change_on_delete_behaviour', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(197, 'wagtailimages', '0011_image_collection', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(198, 'wagtailimages', '0012_copy_image_permissions_to_collections', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(199, 'wagtailimages', '0013_make_rendition_upload_callable', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(200, 'wagtailimages', '0014_add_filter_spec_field', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(201, 'wagtailimages', '0015_fill_filter_spec_field', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(202, 'wagtailimages', '0016_deprecate_rendition_filter_relation', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(203, 'wagtailimages', '0017_reduce_focal_point_key_max_length', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(204, 'wagtailimages', '0018_remove_rendition_filter', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(205, 'wagtailimages', '0019_delete_filter', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(206, 'wagtailimages', '0020_add-verbose-name', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(207, 'wagtailimages', '0021_image_file_hash', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(208, 'wagtailimages', '0022_uploadedimage', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(209, 'wagtailimages', '0023_add_choose_permissions', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(210, 'wagtailimages', '0024_index_image_file_hash', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(211, 'wagtailimages', '0025_alter_image_file_alter_rendition_file', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(212, 'wagtailimages', '0026_delete_uploadedimage', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(213, 'wagtailimages', '0027_image_description', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(214, 'wagtailsearch', '0001_initial', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(215, 'wagtailsearch', '0002_add_verbose_names', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(216, 'wagtailsearch', '0003_remove_editors_pick', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(217, 'wagtailsearch', '0004_querydailyhits_verbose_name_plural', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(218, 'wagtailsearch', '0005_create_indexentry', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(219, 'wagtailsearch', '0006_customise_indexentry', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(220, 'wagtailsearch', '0007_delete_editorspick', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(221, 'wagtailsearch', '0008_remove_query_and_querydailyhits_models', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(222, 'wagtailsearch', '0009_remove_ngram_autocomplete', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(223, 'wagtailsearch', '0010_add_text_fields', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(224, 'wagtailusers', '0001_initial', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(225, 'wagtailusers', '0002_add_verbose_name_on_userprofile', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(226, 'wagtailusers', '0003_add_verbose_names', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(227, 'wagtailusers', '0004_capitalizeverbose', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(228, 'wagtailusers', '0005_make_related_name_wagtail_specific', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(229, 'wagtailusers', '0006_userprofile_prefered_language', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(230, 'wagtailusers', '0007_userprofile_current_time_zone', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(231, 'wagtailusers', '0008_userprofile_avatar', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(232, 'wagtailusers', '0009_userprofile_verbose_name_plural', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(233, 'wagtailusers', '0010_userprofile_updated_comments_notifications', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(234, 'wagtailusers', '0011_userprofile_dismissibles', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(235, 'wagtailusers', '0012_userprofile_theme', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(236, 'wagtailusers', '0013_userprofile_density', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(237, 'wagtailusers', '0014_userprofile_contrast', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(238, 'wagtailusers', '0015_userprofile_keyboard_shortcuts', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(239, 'wagtailimages', '0001_squashed_0021', strftime('%Y-%m-%d %H:%M:%f', 'now')),
(240, 'wagtailcore', '0001_squashed_0016_change_page_url_path_to_text_field', strftime('%Y-%m-%d %H:%M:%f', 'now'));
INSERT INTO "django_content_type" VALUES
(1, 'wagtailcore', 'page'),
(2, 'wagtailcore', 'groupapprovaltask'),
(3, 'wagtailcore', 'locale'),
(4, 'wagtailcore', 'site'),
(5, 'wagtailcore', 'groupsitepermission'),
(6, 'wagtailcore', 'apitoken'),
(7, 'wagtailcore', 'modellogentry'),
(8, 'wagtailcore', 'revision'),
(9, 'wagtailcore', 'collectionviewrestriction'),
(10, 'wagtailcore', 'collection'),
(11, 'wagtailcore', 'groupcollectionpermission'),
(12, 'wagtailcore', 'uploadedfile'),
(13, 'wagtailcore', 'workflowcontenttype'),
(14, 'wagtailcore', 'workflowstate'),
(15, 'wagtailcore', 'workflow'),
(16, 'wagtailcore', 'workflowtask'),
(17, 'wagtailcore', 'task'),
(18, 'wagtailcore', 'taskstate'),
(19, 'wagtailcore', 'grouppagepermission'),
(20, 'wagtailcore', 'pageviewrestriction'),
(21, 'wagtailcore', 'workflowpage'),
(22, 'wagtailcore', 'pagelogentry'),
(23, 'wagtailcore', 'comment'),
(24, 'wagtailcore', 'commentreply'),
(25, 'wagtailcore', 'pagesubscription'),
(26, 'wagtailcore', 'referenceindex'),
(27, 'wagtailadmin', 'admin'),
(28, 'wagtaildocs', 'document'),
(29, 'wagtailimages', 'image'),
(30, 'credentials', 'series'),
(31, 'credentials', 'certificate'),
(32, 'credentials', 'earned'),
(33, 'practice', 'conference'),
(34, 'practice', 'practiceplan'),
(35, 'practice', 'planversion'),
(36, 'practice', 'seat'),
(37, 'practice', 'submission'),
(38, 'practice', 'review'),
(39, 'practice', 'work'),
(40, 'practice', 'choice'),
(41, 'practice', 'ask'),
(42, 'practice', 'material'),
(43, 'rollouts', 'rollout'),
(44, 'rollouts', 'invitation'),
(45, 'rollouts', 'enrolment'),
(46, 'rollouts', 'edition'),
(47, 'learning', 'carryover'),
(48, 'learning', 'parked'),
(49, 'learning', 'outcome'),
(50, 'learning', 'recall'),
(51, 'learning', 'commitment'),
(52, 'assessment', 'scene'),
(53, 'assessment', 'question'),
(54, 'assessment', 'exam'),
(55, 'assessment', 'attempt'),
(56, 'assessment', 'itemversion'),
(57, 'assessment', 'given'),
(58, 'assessment', 'rescoring'),
(59, 'suites', 'catalogue'),
(60, 'suites', 'home'),
(61, 'suites', 'lesson'),
(62, 'suites', 'module'),
(63, 'suites', 'suite'),
(64, 'suites', 'attachment'),
(65, 'suites', 'formeraddress'),
(66, 'suites', 'moduleoutcome'),
(67, 'suites', 'picture'),
(68, 'suites', 'figure'),
(69, 'suites', 'picturerendition'),
(70, 'suites', 'storedbody'),
(71, 'suites', 'source'),
(72, 'suites', 'identifier'),
(73, 'suites', 'term'),
(74, 'suites', 'translation'),
(75, 'suites', 'drawing'),
(76, 'suites', 'passage'),
(77, 'records', 'statement'),
(78, 'people', 'person'),
(79, 'people', 'auditentry'),
(80, 'people', 'installation'),
(81, 'people', 'role'),
(82, 'people', 'agency'),
(83, 'people', 'profile'),
(84, 'people', 'consent'),
(85, 'outgoing', 'outgoing'),
(86, 'wagtailusers', 'userprofile'),
(87, 'wagtailimages', 'rendition'),
(88, 'wagtailsearch', 'indexentry'),
(89, 'wagtailsearch', 'sqliteftsindexentry'),
(90, 'wagtailadmin', 'editingsession'),
(91, 'wagtailadmin', 'formstate'),
(92, 'taggit', 'tag'),
(93, 'taggit', 'taggeditem'),
(94, 'account', 'emailaddress'),
(95, 'account', 'emailconfirmation'),
(96, 'mfa', 'authenticator'),
(97, 'auth', 'permission'),
(98, 'auth', 'group'),
(99, 'contenttypes', 'contenttype'),
(100, 'sessions', 'session');
INSERT INTO "auth_group_permissions" VALUES
(1, 2, 109),
(2, 1, 109),
(3, 2, 112),
(4, 2, 110),
(5, 2, 111),
(6, 1, 112),
(7, 1, 110),
(8, 1, 111),
(9, 2, 113),
(10, 1, 113),
(11, 2, 114),
(12, 2, 115),
(13, 2, 116),
(14, 1, 114),
(15, 1, 115),
(16, 1, 116),
(17, 2, 117),
(18, 1, 117),
(19, 3, 109),
(20, 4, 109),
(21, 4, 169),
(22, 4, 166),
(23, 4, 167),
(24, 4, 206),
(25, 4, 207),
(26, 4, 209),
(27, 4, 210),
(28, 4, 211),
(29, 4, 213),
(30, 4, 290),
(31, 4, 291),
(32, 4, 293),
(33, 4, 270),
(34, 4, 271),
(35, 4, 273),
(36, 4, 282),
(37, 4, 283),
(38, 4, 285);
INSERT INTO "auth_permission" VALUES
(1, 3, 'add_locale', 'Can add locale'),
(2, 3, 'change_locale', 'Can change locale'),
(3, 3, 'delete_locale', 'Can delete locale'),
(4, 3, 'view_locale', 'Can view locale'),
(5, 4, 'add_site', 'Can add site'),
(6, 4, 'change_site', 'Can change site'),
(7, 4, 'delete_site', 'Can delete site'),
(8, 4, 'view_site', 'Can view site'),
(9, 5, 'add_groupsitepermission', 'Can add group site permission'),
(10, 5, 'change_groupsitepermission', 'Can change group site permission'),
(11, 5, 'delete_groupsitepermission', 'Can delete group site permission'),
(12, 5, 'view_groupsitepermission', 'Can view group site permission'),
(13, 6, 'add_apitoken', 'Can add API token'),
(14, 6, 'change_apitoken', 'Can change API token'),
(15, 6, 'delete_apitoken', 'Can delete API token'),
(16, 6, 'view_apitoken', 'Can view API token'),
(17, 7, 'add_modellogentry', 'Can add model log entry'),
(18, 7, 'change_modellogentry', 'Can change model log entry'),
(19, 7, 'delete_modellogentry', 'Can delete model log entry'),
(20, 7, 'view_modellogentry', 'Can view model log entry'),
(21, 8, 'add_revision', 'Can add revision'),
(22, 8, 'change_revision', 'Can change revision'),
(23, 8, 'delete_revision', 'Can delete revision'),
(24, 8, 'view_revision', 'Can view revision'),
(25, 9, 'add_collectionviewrestriction', 'Can add collection view restriction'),
(26, 9, 'change_collectionviewrestriction', 'Can change collection view restriction'),
(27, 9, 'delete_collectionviewrestriction', 'Can delete collection view restriction'),
(28, 9, 'view_collectionviewrestriction', 'Can view collection view restriction'),
(29, 10, 'add_collection', 'Can add collection'),
(30, 10, 'change_collection', 'Can change collection'),
(31, 10, 'delete_collection', 'Can delete collection'),
(32, 10, 'view_collection', 'Can view collection'),
(33, 11, 'add_groupcollectionpermission', 'Can add group collection permission'),
(34, 11, 'change_groupcollectionpermission', 'Can change group collection permission'),
(35, 11, 'delete_groupcollectionpermission', 'Can delete group collection permission'),
(36, 11, 'view_groupcollectionpermission', 'Can view group collection permission'),
(37, 12, 'add_uploadedfile', 'Can add uploaded file'),
(38, 12, 'change_uploadedfile', 'Can change uploaded file'),
(39, 12, 'delete_uploadedfile', 'Can delete uploaded file'),
(40, 12, 'view_uploadedfile', 'Can view uploaded file'),
(41, 13, 'add_workflowcontenttype', 'Can add workflow content type'),
(42, 13, 'change_workflowcontenttype', 'Can change workflow content type'),
(43, 13, 'delete_workflowcontenttype', 'Can delete workflow content type'),
(44, 13, 'view_workflowcontenttype', 'Can view workflow content type'),
(45, 14, 'add_workflowstate', 'Can add Workflow state'),
(46, 14, 'change_workflowstate', 'Can change Workflow state'),
(47, 14, 'delete_workflowstate', 'Can delete Workflow state'),
(48, 14, 'view_workflowstate', 'Can view Workflow state'),
(49, 15, 'add_workflow', 'Can add workflow'),
(50, 15, 'change_workflow', 'Can change workflow'),
(51, 15, 'delete_workflow', 'Can delete workflow'),
(52, 15, 'view_workflow', 'Can view workflow'),
(53, 16, 'add_workflowtask', 'Can add workflow task order'),
(54, 16, 'change_workflowtask', 'Can change workflow task order'),
(55, 16, 'delete_workflowtask', 'Can delete workflow task order'),
(56, 16, 'view_workflowtask', 'Can view workflow task order'),
(57, 17, 'add_task', 'Can add task'),
(58, 17, 'change_task', 'Can change task'),
(59, 17, 'delete_task', 'Can delete task'),
(60, 17, 'view_task', 'Can view task'),
(61, 2, 'add_groupapprovaltask', 'Can add Group approval task'),
(62, 2, 'change_groupapprovaltask', 'Can change Group approval task'),
(63, 2, 'delete_groupapprovaltask', 'Can delete Group approval task'),
(64, 2, 'view_groupapprovaltask', 'Can view Group approval task'),
(65, 18, 'add_taskstate', 'Can add Task state'),
(66, 18, 'change_taskstate', 'Can change Task state'),
(67, 18, 'delete_taskstate', 'Can delete Task state'),
(68, 18, 'view_taskstate', 'Can view Task state'),
(69, 1, 'add_page', 'Can add page'),
(70, 1, 'change_page', 'Can change page'),
(71, 1, 'delete_page', 'Can delete page'),
(72, 1, 'view_page', 'Can view page'),
(73, 1, 'bulk_delete_page', 'Delete pages with children'),
(74, 1, 'lock_page', 'Lock/unlock pages you''ve locked'),
(75, 1, 'publish_page', 'Publish any page'),
(76, 1, 'unlock_page', 'Unlock any page'),
(77, 19, 'add_grouppagepermission', 'Can add group page permission'),
(78, 19, 'change_grouppagepermission', 'Can change group page permission'),
(79, 19, 'delete_grouppagepermission', 'Can delete group page permission'),
(80, 19, 'view_grouppagepermission', 'Can view group page permission'),
(81, 20, 'add_pageviewrestriction', 'Can add page view restriction'),
(82, 20, 'change_pageviewrestriction', 'Can change page view restriction'),
(83, 20, 'delete_pageviewrestriction', 'Can delete page view restriction'),
(84, 20, 'view_pageviewrestriction', 'Can view page view restriction'),
(85, 21, 'add_workflowpage', 'Can add workflow page'),
(86, 21, 'change_workflowpage', 'Can change workflow page'),
(87, 21, 'delete_workflowpage', 'Can delete workflow page'),
(88, 21, 'view_workflowpage', 'Can view workflow page'),
(89, 22, 'add_pagelogentry', 'Can add page log entry'),
(90, 22, 'change_pagelogentry', 'Can change page log entry'),
(91, 22, 'delete_pagelogentry', 'Can delete page log entry'),
(92, 22, 'view_pagelogentry', 'Can view page log entry'),
(93, 23, 'add_comment', 'Can add comment'),
(94, 23, 'change_comment', 'Can change comment'),
(95, 23, 'delete_comment', 'Can delete comment'),
(96, 23, 'view_comment', 'Can view comment'),
(97, 24, 'add_commentreply', 'Can add comment reply'),
(98, 24, 'change_commentreply', 'Can change comment reply'),
(99, 24, 'delete_commentreply', 'Can delete comment reply'),
(100, 24, 'view_commentreply', 'Can view comment reply'),
(101, 25, 'add_pagesubscription', 'Can add page subscription'),
(102, 25, 'change_pagesubscription', 'Can change page subscription'),
(103, 25, 'delete_pagesubscription', 'Can delete page subscription'),
(104, 25, 'view_pagesubscription', 'Can view page subscription'),
(105, 26, 'add_referenceindex', 'Can add reference index'),
(106, 26, 'change_referenceindex', 'Can change reference index'),
(107, 26, 'delete_referenceindex', 'Can delete reference index'),
(108, 26, 'view_referenceindex', 'Can view reference index'),
(109, 27, 'access_admin', 'Can access Wagtail admin'),
(110, 28, 'add_document', 'Can add document'),
(111, 28, 'change_document', 'Can change document'),
(112, 28, 'delete_document', 'Can delete document'),
(113, 28, 'choose_document', 'Can choose document'),
(114, 29, 'add_image', 'Can add image'),
(115, 29, 'change_image', 'Can change image'),
(116, 29, 'delete_image', 'Can delete image'),
(117, 29, 'choose_image', 'Can choose image'),
(118, 30, 'add_series', 'Can add series'),
(119, 30, 'change_series', 'Can change series'),
(120, 30, 'delete_series', 'Can delete series'),
(121, 30, 'view_series', 'Can view series'),
(122, 31, 'add_certificate', 'Can add certificate'),
(123, 31, 'change_certificate', 'Can change certificate'),
(124, 31, 'delete_certificate', 'Can delete certificate'),
(125, 31, 'view_certificate', 'Can view certificate'),
(126, 32, 'add_earned', 'Can add earned paper'),
(127, 32, 'change_earned', 'Can change earned paper'),
(128, 32, 'delete_earned', 'Can delete earned paper'),
(129, 32, 'view_earned', 'Can view earned paper'),
(130, 33, 'add_conference', 'Can add case conference'),
(131, 33, 'change_conference', 'Can change case conference'),
(132, 33, 'delete_conference', 'Can delete case conference'),
(133, 33, 'view_conference', 'Can view case conference'),
(134, 34, 'add_practiceplan', 'Can add practice plan'),
(135, 34, 'change_practiceplan', 'Can change practice plan'),
(136, 34, 'delete_practiceplan', 'Can delete practice plan'),
(137, 34, 'view_practiceplan', 'Can view practice plan'),
(138, 35, 'add_planversion', 'Can add version of a plan'),
(139, 35, 'change_planversion', 'Can change version of a plan'),
(140, 35, 'delete_planversion', 'Can delete version of a plan'),
(141, 35, 'view_planversion', 'Can view version of a plan'),
(142, 36, 'add_seat', 'Can add seat'),
(143, 36, 'change_seat', 'Can change seat'),
(144, 36, 'delete_seat', 'Can delete seat'),
(145, 36, 'view_seat', 'Can view seat'),
(146, 37, 'add_submission', 'Can add plan handed in'),
(147, 37, 'change_submission', 'Can change plan handed in'),
(148, 37, 'delete_submission', 'Can delete plan handed in'),
(149, 37, 'view_submission', 'Can view plan handed in'),
(150, 38, 'add_review', 'Can add review'),
(151, 38, 'change_review', 'Can change review'),
(152, 38, 'delete_review', 'Can delete review'),
(153, 38, 'view_review', 'Can view review'),
(154, 39, 'add_work', 'Can add work'),
(155, 39, 'change_work', 'Can change work'),
(156, 39, 'delete_work', 'Can delete work'),
(157, 39, 'view_work', 'Can view work'),
(158, 40, 'add_choice', 'Can add decision'),
(159, 40, 'change_choice', 'Can change decision'),
(160, 40, 'delete_choice', 'Can delete decision'),
(161, 40, 'view_choice', 'Can view decision'),
(162, 41, 'add_ask', 'Can add question of a role'),
(163, 41, 'change_ask', 'Can change question of a role'),
(164, 41, 'delete_ask', 'Can delete question of a role'),
(165, 41, 'view_ask', 'Can view question of a role'),
(166, 42, 'add_material', 'Can add material'),
(167, 42, 'change_material', 'Can change material'),
(168, 42, 'delete_material', 'Can delete material'),
(169, 42, 'view_material', 'Can view material'),
(170, 43, 'add_rollout', 'Can add cohort'),
(171, 43, 'change_rollout', 'Can change cohort'),
(172, 43, 'delete_rollout', 'Can delete cohort'),
(173, 43, 'view_rollout', 'Can view cohort'),
(174, 44, 'add_invitation', 'Can add invitation'),
(175, 44, 'change_invitation', 'Can change invitation'),
(176, 44, 'delete_invitation', 'Can delete invitation'),
(177, 44, 'view_invitation', 'Can view invitation'),
(178, 45, 'add_enrolment', 'Can add participant'),
(179, 45, 'change_enrolment', 'Can change participant'),
(180, 45, 'delete_enrolment', 'Can delete participant'),
(181, 45, 'view_enrolment', 'Can view participant'),
(182, 46, 'add_edition', 'Can add edition'),
(183, 46, 'change_edition', 'Can change edition'),
(184, 46, 'delete_edition', 'Can delete edition'),
(185, 46, 'view_edition', 'Can view edition'),
(186, 47, 'add_carryover', 'Can add carry over'),
(187, 47, 'change_carryover', 'Can change carry over'),
(188, 47, 'delete_carryover', 'Can delete carry over'),
(189, 47, 'view_carryover', 'Can view carry over'),
(190, 48, 'add_parked', 'Can add parked'),
(191, 48, 'change_parked', 'Can change parked'),
(192, 48, 'delete_parked', 'Can delete parked'),
(193, 48, 'view_parked', 'Can view parked'),
(194, 49, 'add_outcome', 'Can add outcome'),
(195, 49, 'change_outcome', 'Can change outcome'),
(196, 49, 'delete_outcome', 'Can delete outcome'),
(197, 49, 'view_outcome', 'Can view outcome'),
(198, 50, 'add_recall', 'Can add recall'),
(199, 50, 'change_recall', 'Can change recall'),
(200, 50, 'delete_recall', 'Can delete recall'),
(201, 50, 'view_recall', 'Can view recall'),
(202, 51, 'add_commitment', 'Can add commitment'),
(203, 51, 'change_commitment', 'Can change commitment'),
(204, 51, 'delete_commitment', 'Can delete commitment'),
(205, 51, 'view_commitment', 'Can view commitment'),
(206, 52, 'add_scene', 'Can add scene'),
(207, 52, 'change_scene', 'Can change scene'),
(208, 52, 'delete_scene', 'Can delete scene'),
(209, 52, 'view_scene', 'Can view scene'),
(210, 53, 'add_question', 'Can add question'),
(211, 53, 'change_question', 'Can change question'),
(212, 53, 'delete_question', 'Can delete question'),
(213, 53, 'view_question', 'Can view question'),
(214, 54, 'add_exam', 'Can add test'),
(215, 54, 'change_exam', 'Can change test'),
(216, 54, 'delete_exam', 'Can delete test'),
(217, 54, 'view_exam', 'Can view test'),
(218, 55, 'add_attempt', 'Can add attempt'),
(219, 55, 'change_attempt', 'Can change attempt'),
(220, 55, 'delete_attempt', 'Can delete attempt'),
(221, 55, 'view_attempt', 'Can view attempt'),
(222, 56, 'add_itemversion', 'Can add version of a question'),
(223, 56, 'change_itemversion', 'Can change version of a question'),
(224, 56, 'delete_itemversion', 'Can delete version of a question'),
(225, 56, 'view_itemversion', 'Can view version of a question'),
(226, 57, 'add_given', 'Can add answer'),
(227, 57, 'change_given', 'Can change answer'),
(228, 57, 'delete_given', 'Can delete answer'),
(229, 57, 'view_given', 'Can view answer'),
(230, 58, 'add_rescoring', 'Can add re-scoring'),
(231, 58, 'change_rescoring', 'Can change re-scoring'),
(232, 58, 'delete_rescoring', 'Can delete re-scoring'),
(233, 58, 'view_rescoring', 'Can view re-scoring'),
(234, 59, 'add_catalogue', 'Can add catalogue'),
(235, 59, 'change_catalogue', 'Can change catalogue'),
(236, 59, 'delete_catalogue', 'Can delete catalogue'),
(237, 59, 'view_catalogue', 'Can view catalogue'),
(238, 60, 'add_home', 'Can add home'),
(239, 60, 'change_home', 'Can change home'),
(240, 60, 'delete_home', 'Can delete home'),
(241, 60, 'view_home', 'Can view home'),
(242, 61, 'add_lesson', 'Can add lesson'),
(243, 61, 'change_lesson', 'Can change lesson'),
(244, 61, 'delete_lesson', 'Can delete lesson'),
(245, 61, 'view_lesson', 'Can view lesson'),
(246, 62, 'add_module', 'Can add module'),
(247, 62, 'change_module', 'Can change module'),
(248, 62, 'delete_module', 'Can delete module'),
(249, 62, 'view_module', 'Can view module'),
(250, 63, 'add_suite', 'Can add suite'),
(251, 63, 'change_suite', 'Can change suite'),
(252, 63, 'delete_suite', 'Can delete suite'),
(253, 63, 'view_suite', 'Can view suite'),
(254, 64, 'add_attachment', 'Can add document'),
(255, 64, 'change_attachment', 'Can change document'),
(256, 64, 'delete_attachment', 'Can delete document'),
(257, 64, 'view_attachment', 'Can view document'),
(258, 65, 'add_formeraddress', 'Can add former address'),
(259, 65, 'change_formeraddress', 'Can change former address'),
(260, 65, 'delete_formeraddress', 'Can delete former address'),
(261, 65, 'view_formeraddress', 'Can view former address'),
(262, 66, 'add_moduleoutcome', 'Can add module outcome'),
(263, 66, 'change_moduleoutcome', 'Can change module outcome'),
(264, 66, 'delete_moduleoutcome', 'Can delete module outcome'),
(265, 66, 'view_moduleoutcome', 'Can view module outcome'),
(266, 67, 'add_picture', 'Can add picture'),
(267, 67, 'change_picture', 'Can change picture'),
(268, 67, 'delete_picture', 'Can delete picture'),
(269, 67, 'view_picture', 'Can view picture'),
(270, 68, 'add_figure', 'Can add figure'),
(271, 68, 'change_figure', 'Can change figure'),
(272, 68, 'delete_figure', 'Can delete figure'),
(273, 68, 'view_figure', 'Can view figure'),
(274, 69, 'add_picturerendition', 'Can add picture rendition'),
(275, 69, 'change_picturerendition', 'Can change picture rendition'),
(276, 69, 'delete_picturerendition', 'Can delete picture rendition'),
(277, 69, 'view_picturerendition', 'Can view picture rendition'),
(278, 70, 'add_storedbody', 'Can add stored body'),
(279, 70, 'change_storedbody', 'Can change stored body'),
(280, 70, 'delete_storedbody', 'Can delete stored body'),
(281, 70, 'view_storedbody', 'Can view stored body'),
(282, 71, 'add_source', 'Can add source'),
(283, 71, 'change_source', 'Can change source'),
(284, 71, 'delete_source', 'Can delete source'),
(285, 71, 'view_source', 'Can view source'),
(286, 72, 'add_identifier', 'Can add identifier'),
(287, 72, 'change_identifier', 'Can change identifier'),
(288, 72, 'delete_identifier', 'Can delete identifier'),
(289, 72, 'view_identifier', 'Can view identifier'),
(290, 73, 'add_term', 'Can add term'),
(291, 73, 'change_term', 'Can change term'),
(292, 73, 'delete_term', 'Can delete term'),
(293, 73, 'view_term', 'Can view term'),
(294, 74, 'add_translation', 'Can add translation'),
(295, 74, 'change_translation', 'Can change translation'),
(296, 74, 'delete_translation', 'Can delete translation'),
(297, 74, 'view_translation', 'Can view translation'),
(298, 75, 'add_drawing', 'Can add drawing'),
(299, 75, 'change_drawing', 'Can change drawing'),
(300, 75, 'delete_drawing', 'Can delete drawing'),
(301, 75, 'view_drawing', 'Can view drawing'),
(302, 76, 'add_passage', 'Can add passage'),
(303, 76, 'change_passage', 'Can change passage'),
(304, 76, 'delete_passage', 'Can delete passage'),
(305, 76, 'view_passage', 'Can view passage'),
(306, 77, 'add_statement', 'Can add statement'),
(307, 77, 'change_statement', 'Can change statement'),
(308, 77, 'delete_statement', 'Can delete statement'),
(309, 77, 'view_statement', 'Can view statement'),
(310, 78, 'add_person', 'Can add person'),
(311, 78, 'change_person', 'Can change person'),
(312, 78, 'delete_person', 'Can delete person'),
(313, 78, 'view_person', 'Can view person'),
(314, 79, 'add_auditentry', 'Can add audit entry'),
(315, 79, 'change_auditentry', 'Can change audit entry'),
(316, 79, 'delete_auditentry', 'Can delete audit entry'),
(317, 79, 'view_auditentry', 'Can view audit entry'),
(318, 80, 'add_installation', 'Can add installation'),
(319, 80, 'change_installation', 'Can change installation'),
(320, 80, 'delete_installation', 'Can delete installation'),
(321, 80, 'view_installation', 'Can view installation'),
(322, 81, 'add_role', 'Can add role'),
(323, 81, 'change_role', 'Can change role'),
(324, 81, 'delete_role', 'Can delete role'),
(325, 81, 'view_role', 'Can view role'),
(326, 82, 'add_agency', 'Can add agency'),
(327, 82, 'change_agency', 'Can change agency'),
(328, 82, 'delete_agency', 'Can delete agency'),
(329, 82, 'view_agency', 'Can view agency'),
(330, 83, 'add_profile', 'Can add profile'),
(331, 83, 'change_profile', 'Can change profile'),
(332, 83, 'delete_profile', 'Can delete profile'),
(333, 83, 'view_profile', 'Can view profile'),
(334, 84, 'add_consent', 'Can add consent'),
(335, 84, 'change_consent', 'Can change consent'),
(336, 84, 'delete_consent', 'Can delete consent'),
(337, 84, 'view_consent', 'Can view consent'),
(338, 85, 'add_outgoing', 'Can add owed'),
(339, 85, 'change_outgoing', 'Can change owed'),
(340, 85, 'delete_outgoing', 'Can delete owed'),
(341, 85, 'view_outgoing', 'Can view owed'),
(342, 86, 'add_userprofile', 'Can add user profile'),
(343, 86, 'change_userprofile', 'Can change user profile'),
(344, 86, 'delete_userprofile', 'Can delete user profile'),
(345, 86, 'view_userprofile', 'Can view user profile'),
(346, 28, 'view_document', 'Can view document'),
(347, 29, 'view_image', 'Can view image'),
(348, 87, 'add_rendition', 'Can add rendition'),
(349, 87, 'change_rendition', 'Can change rendition'),
(350, 87, 'delete_rendition', 'Can delete rendition'),
(351, 87, 'view_rendition', 'Can view rendition'),
(352, 88, 'add_indexentry', 'Can add index entry'),
(353, 88, 'change_indexentry', 'Can change index entry'),
(354, 88, 'delete_indexentry', 'Can delete index entry'),
(355, 88, 'view_indexentry', 'Can view index entry'),
(356, 89, 'add_sqliteftsindexentry', 'Can add sqliteftsindexentry'),
(357, 89, 'change_sqliteftsindexentry', 'Can change sqliteftsindexentry'),
(358, 89, 'delete_sqliteftsindexentry', 'Can delete sqliteftsindexentry'),
(359, 89, 'view_sqliteftsindexentry', 'Can view sqliteftsindexentry'),
(360, 90, 'add_editingsession', 'Can add editing session'),
(361, 90, 'change_editingsession', 'Can change editing session'),
(362, 90, 'delete_editingsession', 'Can delete editing session'),
(363, 90, 'view_editingsession', 'Can view editing session'),
(364, 91, 'add_formstate', 'Can add form state'),
(365, 91, 'change_formstate', 'Can change form state'),
(366, 91, 'delete_formstate', 'Can delete form state'),
(367, 91, 'view_formstate', 'Can view form state'),
(368, 92, 'add_tag', 'Can add tag'),
(369, 92, 'change_tag', 'Can change tag'),
(370, 92, 'delete_tag', 'Can delete tag'),
(371, 92, 'view_tag', 'Can view tag'),
(372, 93, 'add_taggeditem', 'Can add tagged item'),
(373, 93, 'change_taggeditem', 'Can change tagged item'),
(374, 93, 'delete_taggeditem', 'Can delete tagged item'),
(375, 93, 'view_taggeditem', 'Can view tagged item'),
(376, 94, 'add_emailaddress', 'Can add email address'),
(377, 94, 'change_emailaddress', 'Can change email address'),
(378, 94, 'delete_emailaddress', 'Can delete email address'),
(379, 94, 'view_emailaddress', 'Can view email address'),
(380, 95, 'add_emailconfirmation', 'Can add email confirmation'),
(381, 95, 'change_emailconfirmation', 'Can change email confirmation'),
(382, 95, 'delete_emailconfirmation', 'Can delete email confirmation'),
(383, 95, 'view_emailconfirmation', 'Can view email confirmation'),
(384, 96, 'add_authenticator', 'Can add authenticator'),
(385, 96, 'change_authenticator', 'Can change authenticator'),
(386, 96, 'delete_authenticator', 'Can delete authenticator'),
(387, 96, 'view_authenticator', 'Can view authenticator'),
(388, 97, 'add_permission', 'Can add permission'),
(389, 97, 'change_permission', 'Can change permission'),
(390, 97, 'delete_permission', 'Can delete permission'),
(391, 97, 'view_permission', 'Can view permission'),
(392, 98, 'add_group', 'Can add group'),
(393, 98, 'change_group', 'Can change group'),
(394, 98, 'delete_group', 'Can delete group'),
(395, 98, 'view_group', 'Can view group'),
(396, 99, 'add_contenttype', 'Can add content type'),
(397, 99, 'change_contenttype', 'Can change content type'),
(398, 99, 'delete_contenttype', 'Can delete content type'),
(399, 99, 'view_contenttype', 'Can view content type'),
(400, 100, 'add_session', 'Can add session'),
(401, 100, 'change_session', 'Can change session'),
(402, 100, 'delete_session', 'Can delete session'),
(403, 100, 'view_session', 'Can view session');
INSERT INTO "auth_group" VALUES
(1, 'Moderators'),
(2, 'Editors'),
(3, 'Translators'),
(4, 'Authors');
INSERT INTO "wagtailcore_collection" VALUES
(1, '0001', 1, 0, 'Root');
INSERT INTO "wagtailcore_groupcollectionpermission" VALUES
(1, 1, 2, 110),
(2, 1, 1, 110),
(3, 1, 2, 111),
(4, 1, 1, 111),
(5, 1, 2, 113),
(6, 1, 1, 113),
(7, 1, 2, 114),
(8, 1, 1, 114),
(9, 1, 2, 115),
(10, 1, 1, 115),
(11, 1, 2, 117),
(12, 1, 1, 117),
(13, 1, 4, 110),
(14, 1, 4, 111),
(15, 1, 4, 113),
(16, 1, 4, 114),
(17, 1, 4, 115),
(18, 1, 4, 117);
INSERT INTO "wagtailcore_site" VALUES
(1, 'localhost', 80, 1, 2, '');
INSERT INTO "wagtailcore_task" VALUES
(1, 'Moderators approval', 1, 2);
INSERT INTO "wagtailcore_workflow" VALUES
(1, 'Moderators approval', 1);
INSERT INTO "wagtailcore_groupapprovaltask" VALUES
(1);
INSERT INTO "wagtailcore_workflowpage" VALUES
(1, 1);
INSERT INTO "wagtailcore_workflowtask" VALUES
(1, 0, 1, 1);
INSERT INTO "wagtailcore_groupapprovaltask_groups" VALUES
(1, 1, 1);
INSERT INTO "wagtailcore_locale" VALUES
(1, 'ru');
INSERT INTO "wagtailcore_page" VALUES
(1, '0001', 1, 1, 'Root', 'root', 1, 0, '/', '', 0, '', NULL, NULL, 0, 1, NULL, 0, NULL, NULL, NULL, NULL, 'Root', NULL, NULL, 1, lower(hex(randomblob(16))), NULL, NULL),
(2, '00010001', 2, 0, 'Welcome to your new Wagtail site!', 'home', 1, 0, '/home/', '', 0, '', NULL, NULL, 0, 1, NULL, 0, NULL, NULL, NULL, NULL, 'Welcome to your new Wagtail site!', NULL, NULL, 1, lower(hex(randomblob(16))), NULL, NULL);
INSERT INTO "wagtailcore_grouppagepermission" VALUES
(1, 1, 1, 69),
(2, 1, 1, 70),
(3, 1, 1, 75),
(4, 2, 1, 69),
(5, 2, 1, 70),
(6, 1, 1, 74),
(7, 1, 1, 76),
(8, 4, 1, 69),
(9, 4, 1, 70),
(10, 4, 1, 74),
(11, 4, 1, 75),
(12, 4, 1, 76);
CREATE UNIQUE INDEX "django_content_type_app_label_model_76bd3d3b_uniq" ON "django_content_type" ("app_label", "model");
CREATE UNIQUE INDEX "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" ON "auth_group_permissions" ("group_id", "permission_id");
CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");
CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");
CREATE UNIQUE INDEX "auth_permission_content_type_id_codename_01ab375a_uniq" ON "auth_permission" ("content_type_id", "codename");
CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");
CREATE UNIQUE INDEX "people_person_groups_person_id_group_id_438d585f_uniq" ON "people_person_groups" ("person_id", "group_id");
CREATE INDEX "people_person_groups_person_id_b7e415fc" ON "people_person_groups" ("person_id");
CREATE INDEX "people_person_groups_group_id_3ba87606" ON "people_person_groups" ("group_id");
CREATE UNIQUE INDEX "people_person_user_permissions_person_id_permission_id_c2e10f6f_uniq" ON "people_person_user_permissions" ("person_id", "permission_id");
CREATE INDEX "people_person_user_permissions_person_id_755c9d0c" ON "people_person_user_permissions" ("person_id");
CREATE INDEX "people_person_user_permissions_permission_id_24fa752f" ON "people_person_user_permissions" ("permission_id");
CREATE INDEX "people_auditentry_by_id_86bd0d99" ON "people_auditentry" ("by_id");
CREATE INDEX "account_emailconfirmation_email_address_id_5b7f8c58" ON "account_emailconfirmation" ("email_address_id");
CREATE UNIQUE INDEX "account_emailaddress_user_id_email_987c8728_uniq" ON "account_emailaddress" ("user_id", "email");
CREATE UNIQUE INDEX "unique_verified_email" ON "account_emailaddress" ("email") WHERE "verified";
CREATE INDEX "account_emailaddress_user_id_2c513194" ON "account_emailaddress" ("user_id");
CREATE INDEX "account_emailaddress_email_03be32b2" ON "account_emailaddress" ("email");
CREATE UNIQUE INDEX "unique_primary_email" ON "account_emailaddress" ("user_id", "primary") WHERE "primary";
CREATE UNIQUE INDEX "wagtailcore_groupcollectionpermission_group_id_collection_id_permission_id_a21cefe9_uniq" ON "wagtailcore_groupcollectionpermission" ("group_id", "collection_id", "permission_id");
CREATE INDEX "wagtailcore_groupcollectionpermission_collection_id_5423575a" ON "wagtailcore_groupcollectionpermission" ("collection_id");
CREATE INDEX "wagtailcore_groupcollectionpermission_group_id_05d61460" ON "wagtailcore_groupcollectionpermission" ("group_id");
CREATE INDEX "wagtailcore_groupcollectionpermission_permission_id_1b626275" ON "wagtailcore_groupcollectionpermission" ("permission_id");
CREATE UNIQUE INDEX "wagtailcore_pageviewrestriction_groups_pageviewrestriction_id_group_id_d23f80bb_uniq" ON "wagtailcore_pageviewrestriction_groups" ("pageviewrestriction_id", "group_id");
CREATE INDEX "wagtailcore_pageviewrestriction_groups_pageviewrestriction_id_f147a99a" ON "wagtailcore_pageviewrestriction_groups" ("pageviewrestriction_id");
CREATE INDEX "wagtailcore_pageviewrestriction_groups_group_id_6460f223" ON "wagtailcore_pageviewrestriction_groups" ("group_id");
CREATE INDEX "wagtailcore_pageviewrestriction_page_id_15a8bea6" ON "wagtailcore_pageviewrestriction" ("page_id");
CREATE INDEX "wagtailcore_collectionviewrestriction_collection_id_761908ec" ON "wagtailcore_collectionviewrestriction" ("collection_id");
CREATE UNIQUE INDEX "wagtailcore_collectionviewrestriction_groups_collectionviewrestriction_id_group_id_988995ae_uniq" ON "wagtailcore_collectionviewrestriction_groups" ("collectionviewrestriction_id", "group_id");
CREATE INDEX "wagtailcore_collectionviewrestriction_groups_collectionviewrestriction_id_47320efd" ON "wagtailcore_collectionviewrestriction_groups" ("collectionviewrestriction_id");
CREATE INDEX "wagtailcore_collectionviewrestriction_groups_group_id_1823f2a3" ON "wagtailcore_collectionviewrestriction_groups" ("group_id");
CREATE UNIQUE INDEX "wagtailcore_site_hostname_port_2c626d70_uniq" ON "wagtailcore_site" ("hostname", "port");
CREATE INDEX "wagtailcore_site_hostname_96b20b46" ON "wagtailcore_site" ("hostname");
CREATE INDEX "wagtailcore_site_root_page_id_e02fb95c" ON "wagtailcore_site" ("root_page_id");
CREATE INDEX "wagtailcore_task_content_type_id_249ab8ba" ON "wagtailcore_task" ("content_type_id");
CREATE INDEX "wagtailcore_workflowpage_workflow_id_56f56ff6" ON "wagtailcore_workflowpage" ("workflow_id");
CREATE UNIQUE INDEX "wagtailcore_workflowtask_workflow_id_task_id_4ec7a62b_uniq" ON "wagtailcore_workflowtask" ("workflow_id", "task_id");
CREATE INDEX "wagtailcore_workflowtask_task_id_ce7716fe" ON "wagtailcore_workflowtask" ("task_id");
CREATE INDEX "wagtailcore_workflowtask_workflow_id_b9717175" ON "wagtailcore_workflowtask" ("workflow_id");
CREATE UNIQUE INDEX "wagtailcore_groupapprovaltask_groups_groupapprovaltask_id_group_id_bb5ee7eb_uniq" ON "wagtailcore_groupapprovaltask_groups" ("groupapprovaltask_id", "group_id");
CREATE INDEX "wagtailcore_groupapprovaltask_groups_groupapprovaltask_id_9a9255ea" ON "wagtailcore_groupapprovaltask_groups" ("groupapprovaltask_id");
CREATE INDEX "wagtailcore_groupapprovaltask_groups_group_id_2e64b61f" ON "wagtailcore_groupapprovaltask_groups" ("group_id");
CREATE UNIQUE INDEX "wagtailcore_page_translation_key_locale_id_9b041bad_uniq" ON "wagtailcore_page" ("translation_key", "locale_id");
CREATE INDEX "wagtailcore_page_slug_e7c11b8f" ON "wagtailcore_page" ("slug");
CREATE INDEX "wagtailcore_page_content_type_id_c28424df" ON "wagtailcore_page" ("content_type_id");
CREATE INDEX "wagtailcore_page_owner_id_fbf7c332" ON "wagtailcore_page" ("owner_id");
CREATE INDEX "wagtailcore_page_first_published_at_2b5dd637" ON "wagtailcore_page" ("first_published_at");
CREATE INDEX "wagtailcore_page_live_revision_id_930bd822" ON "wagtailcore_page" ("live_revision_id");
CREATE INDEX "wagtailcore_page_locked_by_id_bcb86245" ON "wagtailcore_page" ("locked_by_id");
CREATE INDEX "wagtailcore_page_locale_id_3c7e30a6" ON "wagtailcore_page" ("locale_id");
CREATE INDEX "wagtailcore_page_alias_of_id_12945502" ON "wagtailcore_page" ("alias_of_id");
CREATE INDEX "wagtailcore_commentreply_comment_id_afc7e027" ON "wagtailcore_commentreply" ("comment_id");
CREATE INDEX "wagtailcore_commentreply_user_id_d0b3b9c3" ON "wagtailcore_commentreply" ("user_id");
CREATE UNIQUE INDEX "wagtailcore_pagesubscription_page_id_user_id_0cef73ed_uniq" ON "wagtailcore_pagesubscription" ("page_id", "user_id");
CREATE INDEX "wagtailcore_pagesubscription_page_id_a085e7a6" ON "wagtailcore_pagesubscription" ("page_id");
CREATE INDEX "wagtailcore_pagesubscription_user_id_89d7def9" ON "wagtailcore_pagesubscription" ("user_id");
CREATE INDEX "wagtailcore_comment_page_id_108444b5" ON "wagtailcore_comment" ("page_id");
CREATE INDEX "wagtailcore_comment_resolved_by_id_a282aa0e" ON "wagtailcore_comment" ("resolved_by_id");
CREATE INDEX "wagtailcore_comment_revision_created_id_1d058279" ON "wagtailcore_comment" ("revision_created_id");
CREATE INDEX "wagtailcore_comment_user_id_0c577ca6" ON "wagtailcore_comment" ("user_id");
CREATE INDEX "wagtailcore_page_latest_revision_id_e60fef51" ON "wagtailcore_page" ("latest_revision_id");
CREATE UNIQUE INDEX "wagtailcore_referenceindex_base_content_type_id_object_id_to_content_type_id_to_object_id_content_path_hash_9e6ccd6a_uniq" ON "wagtailcore_referenceindex" ("base_content_type_id", "object_id", "to_content_type_id", "to_object_id", "content_path_hash");
CREATE INDEX "wagtailcore_referenceindex_base_content_type_id_313cf40f" ON "wagtailcore_referenceindex" ("base_content_type_id");
CREATE INDEX "wagtailcore_referenceindex_content_type_id_766e0336" ON "wagtailcore_referenceindex" ("content_type_id");
CREATE INDEX "wagtailcore_referenceindex_to_content_type_id_93690bbd" ON "wagtailcore_referenceindex" ("to_content_type_id");
CREATE INDEX "wagtailcore_taskstate_content_type_id_0a758fdc" ON "wagtailcore_taskstate" ("content_type_id");
CREATE INDEX "wagtailcore_taskstate_task_id_c3677c34" ON "wagtailcore_taskstate" ("task_id");
CREATE INDEX "wagtailcore_taskstate_workflow_state_id_9239a775" ON "wagtailcore_taskstate" ("workflow_state_id");
CREATE INDEX "wagtailcore_taskstate_finished_by_id_13f98229" ON "wagtailcore_taskstate" ("finished_by_id");
CREATE INDEX "wagtailcore_taskstate_revision_id_df25a499" ON "wagtailcore_taskstate" ("revision_id");
CREATE UNIQUE INDEX "unique_in_progress_workflow" ON "wagtailcore_workflowstate" ("base_content_type_id", "object_id") WHERE "status" IN ('in_progress', 'needs_changes');
CREATE INDEX "wagtailcore_workflowstate_requested_by_id_4090bca3" ON "wagtailcore_workflowstate" ("requested_by_id");
CREATE INDEX "wagtailcore_workflowstate_workflow_id_1f18378f" ON "wagtailcore_workflowstate" ("workflow_id");
CREATE INDEX "wagtailcore_workflowstate_base_content_type_id_a30dc576" ON "wagtailcore_workflowstate" ("base_content_type_id");
CREATE INDEX "wagtailcore_workflowstate_content_type_id_2bb78ce1" ON "wagtailcore_workflowstate" ("content_type_id");
CREATE INDEX "workflowstate_ct_id_idx" ON "wagtailcore_workflowstate" ("content_type_id", "object_id");
CREATE INDEX "workflowstate_base_ct_id_idx" ON "wagtailcore_workflowstate" ("base_content_type_id", "object_id");
CREATE INDEX "wagtailcore_workflowcontenttype_workflow_id_9aad7cd2" ON "wagtailcore_workflowcontenttype" ("workflow_id");
CREATE INDEX "wagtailcore_modellogentry_action_d2d856ee" ON "wagtailcore_modellogentry" ("action");
CREATE INDEX "wagtailcore_modellogentry_timestamp_9694521b" ON "wagtailcore_modellogentry" ("timestamp");
CREATE INDEX "wagtailcore_modellogentry_content_changed_8bc39742" ON "wagtailcore_modellogentry" ("content_changed");
CREATE INDEX "wagtailcore_modellogentry_object_id_e0e7d4ef" ON "wagtailcore_modellogentry" ("object_id");
CREATE INDEX "wagtailcore_modellogentry_content_type_id_68849e77" ON "wagtailcore_modellogentry" ("content_type_id");
CREATE INDEX "wagtailcore_modellogentry_user_id_0278d1bf" ON "wagtailcore_modellogentry" ("user_id");
CREATE INDEX "wagtailcore_modellogentry_revision_id_df6ca33a" ON "wagtailcore_modellogentry" ("revision_id");
CREATE INDEX "wagtailcore_pagelogentry_action_c2408198" ON "wagtailcore_pagelogentry" ("action");
CREATE INDEX "wagtailcore_pagelogentry_timestamp_deb774c4" ON "wagtailcore_pagelogentry" ("timestamp");
CREATE INDEX "wagtailcore_pagelogentry_content_changed_99f27ade" ON "wagtailcore_pagelogentry" ("content_changed");
CREATE INDEX "wagtailcore_pagelogentry_content_type_id_74e7708a" ON "wagtailcore_pagelogentry" ("content_type_id");
CREATE INDEX "wagtailcore_pagelogentry_page_id_8464e327" ON "wagtailcore_pagelogentry" ("page_id");
CREATE INDEX "wagtailcore_pagelogentry_revision_id_8043d103" ON "wagtailcore_pagelogentry" ("revision_id");
CREATE INDEX "wagtailcore_pagelogentry_user_id_604ccfd8" ON "wagtailcore_pagelogentry" ("user_id");
CREATE INDEX "wagtailcore_grouppagepermission_group_id_fc07e671" ON "wagtailcore_grouppagepermission" ("group_id");
CREATE INDEX "wagtailcore_grouppagepermission_page_id_710b114a" ON "wagtailcore_grouppagepermission" ("page_id");
CREATE INDEX "wagtailcore_grouppagepermission_permission_id_05acb22e" ON "wagtailcore_grouppagepermission" ("permission_id");
CREATE INDEX "wagtailcore_revision_created_at_81450aa6" ON "wagtailcore_revision" ("created_at");
CREATE INDEX "wagtailcore_revision_approved_go_live_at_88d3dee5" ON "wagtailcore_revision" ("approved_go_live_at");
CREATE INDEX "wagtailcore_revision_user_id_03df83b0" ON "wagtailcore_revision" ("user_id");
CREATE INDEX "wagtailcore_revision_content_type_id_c8cb69c0" ON "wagtailcore_revision" ("content_type_id");
CREATE INDEX "wagtailcore_revision_base_content_type_id_5b4ef7bd" ON "wagtailcore_revision" ("base_content_type_id");
CREATE INDEX "content_object_idx" ON "wagtailcore_revision" ("content_type_id", "object_id");
CREATE INDEX "base_content_object_idx" ON "wagtailcore_revision" ("base_content_type_id", "object_id");
CREATE INDEX "wagtailcore_uploadedfile_for_content_type_id_b0fc87b2" ON "wagtailcore_uploadedfile" ("for_content_type_id");
CREATE INDEX "wagtailcore_uploadedfile_uploaded_by_user_id_c7580fe8" ON "wagtailcore_uploadedfile" ("uploaded_by_user_id");
CREATE UNIQUE INDEX "wagtailcore_groupsitepermission_group_id_site_id_permission_id_a58ee30d_uniq" ON "wagtailcore_groupsitepermission" ("group_id", "site_id", "permission_id");
CREATE INDEX "wagtailcore_groupsitepermission_group_id_e5cdbee4" ON "wagtailcore_groupsitepermission" ("group_id");
CREATE INDEX "wagtailcore_groupsitepermission_permission_id_459b1f38" ON "wagtailcore_groupsitepermission" ("permission_id");
CREATE INDEX "wagtailcore_groupsitepermission_site_id_245de488" ON "wagtailcore_groupsitepermission" ("site_id");
CREATE INDEX "referenceindex_source_object" ON "wagtailcore_referenceindex" ("base_content_type_id", "object_id");
CREATE INDEX "referenceindex_target_object" ON "wagtailcore_referenceindex" ("to_content_type_id", "to_object_id");
CREATE INDEX "wagtailcore_uuid_d6363b_idx" ON "wagtailcore_modellogentry" ("uuid", "action", "timestamp" DESC);
CREATE INDEX "wagtailcore_uuid_06a44d_idx" ON "wagtailcore_pagelogentry" ("uuid", "action", "timestamp" DESC);
CREATE INDEX "wagtailcore_apitoken_user_id_49b1141b" ON "wagtailcore_apitoken" ("user_id");
CREATE INDEX "taggit_taggeditem_object_id_e2d7d1df" ON "taggit_taggeditem" ("object_id");
CREATE INDEX "taggit_taggeditem_content_type_id_9957a03c" ON "taggit_taggeditem" ("content_type_id");
CREATE INDEX "taggit_taggeditem_tag_id_f4f5b767" ON "taggit_taggeditem" ("tag_id");
CREATE INDEX "taggit_tagg_content_8fc721_idx" ON "taggit_taggeditem" ("content_type_id", "object_id");
CREATE INDEX "suites_attachment_content_path_c9ef7221" ON "suites_attachment" ("content_path");
CREATE INDEX "suites_attachment_collection_id_0db4d62e" ON "suites_attachment" ("collection_id");
CREATE INDEX "suites_attachment_uploaded_by_user_id_7e1be70e" ON "suites_attachment" ("uploaded_by_user_id");
CREATE INDEX "suites_formeraddress_page_id_fc20c14a" ON "suites_formeraddress" ("page_id");
CREATE INDEX "suites_moduleoutcome_module_id_255a7da3" ON "suites_moduleoutcome" ("module_id");
CREATE INDEX "suites_picture_created_at_c4c1115a" ON "suites_picture" ("created_at");
CREATE INDEX "suites_picture_file_hash_1d633db6" ON "suites_picture" ("file_hash");
CREATE INDEX "suites_picture_content_path_700fd724" ON "suites_picture" ("content_path");
CREATE INDEX "suites_picture_collection_id_c5e27c76" ON "suites_picture" ("collection_id");
CREATE INDEX "suites_picture_uploaded_by_user_id_1feb07cf" ON "suites_picture" ("uploaded_by_user_id");
CREATE INDEX "suites_figure_name_8cdd324d" ON "suites_figure" ("name");
CREATE INDEX "suites_figure_module_id_9ffb05db" ON "suites_figure" ("module_id");
CREATE INDEX "suites_picturerendition_filter_spec_f71c2c5f" ON "suites_picturerendition" ("filter_spec");
CREATE INDEX "suites_picturerendition_image_id_17bb7b0a" ON "suites_picturerendition" ("image_id");
CREATE INDEX "suites_storedbody_digest_82c5000e" ON "suites_storedbody" ("digest");
CREATE INDEX "suites_storedbody_lesson_id_072db3c6" ON "suites_storedbody" ("lesson_id");
CREATE INDEX "suites_source_suite_id_b0e9fc29" ON "suites_source" ("suite_id");
CREATE INDEX "suites_identifier_suite_id_818a0a81" ON "suites_identifier" ("suite_id");
CREATE INDEX "suites_term_suite_id_5c62e912" ON "suites_term" ("suite_id");
CREATE INDEX "suites_translation_suite_id_f38408fe" ON "suites_translation" ("suite_id");
CREATE INDEX "assessment_scene_module_id_7e45aa72" ON "assessment_scene" ("module_id");
CREATE INDEX "assessment_question_lesson_id_0ab18fa4" ON "assessment_question" ("lesson_id");
CREATE INDEX "assessment_question_module_id_0f349a91" ON "assessment_question" ("module_id");
CREATE INDEX "assessment_question_scene_id_e93098c7" ON "assessment_question" ("scene_id");
CREATE INDEX "assessment_question_version_id_e77d2615" ON "assessment_question" ("version_id");
CREATE INDEX "assessment_exam_module_id_4ec4215f" ON "assessment_exam" ("module_id");
CREATE UNIQUE INDEX "assessment_one_exam_of_a_kind" ON "assessment_exam" ("module_id", "kind") WHERE "live";
CREATE INDEX "assessment_attempt_person_id_35f432b0" ON "assessment_attempt" ("person_id");
CREATE INDEX "assessment_attempt_exam_id_72fe27ab" ON "assessment_attempt" ("exam_id");
CREATE INDEX "assessment_due" ON "assessment_attempt" ("due_at") WHERE "handed_in_at" IS NULL;
CREATE UNIQUE INDEX "assessment_one_open_attempt" ON "assessment_attempt" ("registration", "exam_id") WHERE "handed_in_at" IS NULL;
CREATE INDEX "assessment_itemversion_question_id_96861518" ON "assessment_itemversion" ("question_id");
CREATE UNIQUE INDEX "assessment_one_rescoring_at_a_time" ON "assessment_rescoring" ("question_id") WHERE "finished_at" IS NULL;
CREATE INDEX "assessment_rescoring_by_id_0b798544" ON "assessment_rescoring" ("by_id");
CREATE INDEX "assessment_rescoring_question_id_20920192" ON "assessment_rescoring" ("question_id");
CREATE INDEX "assessment_rescoring_version_id_7ab230d0" ON "assessment_rescoring" ("version_id");
CREATE INDEX "assessment_given_attempt_id_2c28231d" ON "assessment_given" ("attempt_id");
CREATE INDEX "assessment_given_version_id_b3912995" ON "assessment_given" ("version_id");
CREATE INDEX "assessment_given_scored_by_id_087712fc" ON "assessment_given" ("scored_by_id");
CREATE UNIQUE INDEX "credentials_one_valid" ON "credentials_certificate" ("registration", "kind") WHERE "status" = 'valid';
CREATE INDEX "credentials_certificate_person_id_13df84fd" ON "credentials_certificate" ("person_id");
CREATE INDEX "credentials_earned_person_id_c5d6258f" ON "credentials_earned" ("person_id");
CREATE INDEX "learning_recall_person_id_22200198" ON "learning_recall" ("person_id");
CREATE INDEX "learning_commitment_person_id_c358be92" ON "learning_commitment" ("person_id");
CREATE INDEX "mfa_authenticator_user_id_0c3a50c0" ON "mfa_authenticator" ("user_id");
CREATE UNIQUE INDEX "unique_authenticator_type" ON "mfa_authenticator" ("user_id", "type") WHERE "type" IN ('totp', 'recovery_codes');
CREATE INDEX "outgoing_due" ON "outgoing_outgoing" ("due") WHERE "done_at" IS NULL;
CREATE INDEX "people_profile_agency_id_3c85eb01" ON "people_profile" ("agency_id");
CREATE UNIQUE INDEX "people_consent_once" ON "people_consent" ("person_id", "text") WHERE "withdrawn_at" IS NULL;
CREATE INDEX "people_consent_person_id_a757a92f" ON "people_consent" ("person_id");
CREATE UNIQUE INDEX "people_role_once" ON "people_role" ("person_id", "name") WHERE ("agency_id" IS NULL AND "rollout" IS NULL);
CREATE INDEX "people_role_person_id_7fefa71f" ON "people_role" ("person_id");
CREATE INDEX "people_role_agency_id_cbd7c109" ON "people_role" ("agency_id");
CREATE UNIQUE INDEX "rollouts_one_open" ON "rollouts_rollout" ("suite_id") WHERE "is_open";
CREATE INDEX "rollouts_rollout_suite_id_d8567a0e" ON "rollouts_rollout" ("suite_id");
CREATE INDEX "rollouts_invitation_agency_id_284b4314" ON "rollouts_invitation" ("agency_id");
CREATE INDEX "rollouts_invitation_made_by_id_3ffa2ec5" ON "rollouts_invitation" ("made_by_id");
CREATE INDEX "rollouts_invitation_used_by_id_5f468c95" ON "rollouts_invitation" ("used_by_id");
CREATE INDEX "rollouts_invitation_rollout_id_43e46e81" ON "rollouts_invitation" ("rollout_id");
CREATE INDEX "rollouts_edition_made_by_id_55f43112" ON "rollouts_edition" ("made_by_id");
CREATE INDEX "rollouts_edition_rollout_id_efbb16b6" ON "rollouts_edition" ("rollout_id");
CREATE INDEX "rollouts_invitation_batch_0dcea2be" ON "rollouts_invitation" ("batch");
CREATE INDEX "rollouts_enrolment_agency_id_5a180dc1" ON "rollouts_enrolment" ("agency_id");
CREATE INDEX "rollouts_enrolment_person_id_1bff9259" ON "rollouts_enrolment" ("person_id");
CREATE INDEX "rollouts_enrolment_rollout_id_539107e1" ON "rollouts_enrolment" ("rollout_id");
CREATE INDEX "practice_conference_led_by_id_6fc2180f" ON "practice_conference" ("led_by_id");
CREATE INDEX "practice_conference_rollout_id_959fa6ad" ON "practice_conference" ("rollout_id");
CREATE INDEX "practice_submission_enrolment_id_c69fb21a" ON "practice_submission" ("enrolment_id");
CREATE INDEX "practice_ask_answered_by_id_cdc933ee" ON "practice_ask" ("answered_by_id");
CREATE INDEX "practice_ask_asked_by_id_f9a92462" ON "practice_ask" ("asked_by_id");
CREATE INDEX "practice_ask_conference_id_1fb41b42" ON "practice_ask" ("conference_id");
CREATE INDEX "practice_material_slug_e235ded0" ON "practice_material" ("slug");
CREATE INDEX "practice_material_suite_id_f25438ed" ON "practice_material" ("suite_id");
CREATE INDEX "practice_practiceplan_person_id_9fe61922" ON "practice_practiceplan" ("person_id");
CREATE INDEX "practice_practiceplan_suite_id_756f79a1" ON "practice_practiceplan" ("suite_id");
CREATE INDEX "practice_planversion_plan_id_a1715d67" ON "practice_planversion" ("plan_id");
CREATE INDEX "practice_seat_conference_id_8bec14f6" ON "practice_seat" ("conference_id");
CREATE INDEX "practice_seat_person_id_124dbb14" ON "practice_seat" ("person_id");
CREATE INDEX "practice_review_reviewer_id_ade29026" ON "practice_review" ("reviewer_id");
CREATE INDEX "practice_review_submission_id_0553903f" ON "practice_review" ("submission_id");
CREATE INDEX "practice_work_person_id_d9fbc5ed" ON "practice_work" ("person_id");
CREATE INDEX "practice_work_rollout_id_43d0e37e" ON "practice_work" ("rollout_id");
CREATE INDEX "practice_work_of_cohort" ON "practice_work" ("task", "rollout_id");
CREATE INDEX "practice_choice_work_id_bff13e92" ON "practice_choice" ("work_id");
CREATE INDEX "records_actor_activity" ON "records_statement" ("actor", "activity");
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");
CREATE INDEX "suites_passage_lesson_id_027eec13" ON "suites_passage" ("lesson_id");
CREATE INDEX "suites_passage_shown_in_id_d7324818" ON "suites_passage" ("shown_in_id");
CREATE INDEX "suites_passage_suite_id_8269cb57" ON "suites_passage" ("suite_id");
CREATE INDEX "suites_passage_language" ON "suites_passage" ("language");
CREATE INDEX "suites_translation_reviewer_id_343c3c65" ON "suites_translation" ("reviewer_id");
CREATE INDEX "wagtailadmin_editingsession_content_type_id_4df7730e" ON "wagtailadmin_editingsession" ("content_type_id");
CREATE INDEX "wagtailadmin_editingsession_user_id_6e1a9b70" ON "wagtailadmin_editingsession" ("user_id");
CREATE INDEX "wagtailadmi_content_717955_idx" ON "wagtailadmin_editingsession" ("content_type_id", "object_id");
CREATE INDEX "wagtailadmin_formstate_content_type_id_e32438b3" ON "wagtailadmin_formstate" ("content_type_id");
CREATE INDEX "wagtailadmin_formstate_user_id_b910adc2" ON "wagtailadmin_formstate" ("user_id");
CREATE INDEX "formstate_user_object" ON "wagtailadmin_formstate" ("user_id", "content_type_id", "object_id", "parent_object_id");
CREATE INDEX "wagtaildocs_document_uploaded_by_user_id_17258b41" ON "wagtaildocs_document" ("uploaded_by_user_id");
CREATE INDEX "wagtaildocs_document_collection_id_23881625" ON "wagtaildocs_document" ("collection_id");
CREATE UNIQUE INDEX "wagtailimages_rendition_image_id_filter_spec_focal_point_key_323c8fe0_uniq" ON "wagtailimages_rendition" ("image_id", "filter_spec", "focal_point_key");
CREATE INDEX "wagtailimages_rendition_filter_spec_1cba3201" ON "wagtailimages_rendition" ("filter_spec");
CREATE INDEX "wagtailimages_rendition_image_id_3e1fd774" ON "wagtailimages_rendition" ("image_id");
CREATE INDEX "wagtailimages_image_created_at_86fa6cd4" ON "wagtailimages_image" ("created_at");
CREATE INDEX "wagtailimages_image_uploaded_by_user_id_5d73dc75" ON "wagtailimages_image" ("uploaded_by_user_id");
CREATE INDEX "wagtailimages_image_collection_id_c2f8af7e" ON "wagtailimages_image" ("collection_id");
CREATE INDEX "wagtailimages_image_file_hash_fb5bbb23" ON "wagtailimages_image" ("file_hash");
CREATE UNIQUE INDEX "wagtailsearch_indexentry_content_type_id_object_id_bcd7ba73_uniq" ON "wagtailsearch_indexentry" ("content_type_id", "object_id");
CREATE INDEX "wagtailsearch_indexentry_content_type_id_62ed694f" ON "wagtailsearch_indexentry" ("content_type_id");
CREATE TRIGGER insert_wagtailsearch_indexentry_fts AFTER INSERT ON wagtailsearch_indexentry BEGIN INSERT INTO wagtailsearch_indexentry_fts(title, body, autocomplete, rowid) VALUES (NEW.title, NEW.body, NEW.autocomplete, NEW.id); END;
CREATE TRIGGER update_wagtailsearch_indexentry_fts AFTER UPDATE ON wagtailsearch_indexentry BEGIN UPDATE wagtailsearch_indexentry_fts SET title=NEW.title, body=NEW.body, autocomplete=NEW.autocomplete WHERE rowid=NEW.id; END;
CREATE TRIGGER delete_wagtailsearch_indexentry_fts AFTER DELETE ON wagtailsearch_indexentry BEGIN DELETE FROM wagtailsearch_indexentry_fts WHERE rowid=OLD.id; END;
