# Who a host is and which secrets belong there, and what secrets look like: see content.py.
#
# Written by knowledge/src/compileObservers.ts from knowledge/destinations and knowledge/secrets: change those.

HOSTS = (
    'chat\tslack-token,slack-webhook\tslack.com hooks.slack.com files.slack.com\n'
    'chat\tjwt\twebhook.office.com teams.microsoft.com\n'
    'chat\tdiscord-token,discord-webhook\tdiscord.com discordapp.com cdn.discordapp.com\n'
    'chat\ttelegram-token\tapi.telegram.org t.me\n'
    'chat\tjwt,facebook-token\tgraph.facebook.com web.whatsapp.com\n'
    'chat\tgoogle-ai-key\tchat.googleapis.com\n'
    'chat\t\twebexapis.com\n'
    'chat\tjwt\tapi.zoom.us\n'
    'chat\t\tmatrix.org matrix-client.matrix.org\n'
    'chat\t\tzulipchat.com\n'
    'chat\t\tcloud.mattermost.com\n'
    'chat\t\tapi.pushover.net\n'
    'chat\t\tapi.pushbullet.com\n'
    'chat\t\tntfy.sh\n'
    'chat\tatlassian-token\tapi.trello.com\n'
    'chat\tatlassian-token\tatlassian.net api.atlassian.com\n'
    'chat\tlinear-key\tapi.linear.app\n'
    'code\tgithub-token\tgithub.com api.github.com raw.githubusercontent.com codeload.github.com uploads.github.com objects.githubusercontent.com ghcr.io\n'
    'code\tgitlab-token\tgitlab.com registry.gitlab.com\n'
    'code\tatlassian-token,bitbucket-token\tbitbucket.org api.bitbucket.org\n'
    'code\tjwt\tdev.azure.com visualstudio.com\n'
    'code\t\tcodeberg.org\n'
    'code\t\tsourceforge.net\n'
    'code\t\tsr.ht\n'
    'code\t\tgitee.com\n'
    'code\taws-access-key\tgit-codecommit.us-east-1.amazonaws.com git-codecommit.eu-west-1.amazonaws.com\n'
    'code\tcircleci-token\tcircleci.com\n'
    'code\t\tapi.travis-ci.com\n'
    'code\tbuildkite-token\tapi.buildkite.com\n'
    'code\t\treplit.com replit.dev\n'
    'code\t\tcolab.research.google.com\n'
    'code\t\tdeepnote.com\n'
    'code\theroku-key\tapi.heroku.com git.heroku.com\n'
    'code\t\tapi.vercel.com\n'
    'code\tnetlify-token\tapi.netlify.com\n'
    'code\tsonar-token\tsonarcloud.io\n'
    'mail\tjwt\tsmtp.gmail.com imap.gmail.com gmail.googleapis.com aspmx.l.google.com\n'
    'mail\tjwt\tsmtp.office365.com outlook.office365.com smtp-mail.outlook.com mail.protection.outlook.com\n'
    'mail\t\tsmtp.mail.yahoo.com imap.mail.yahoo.com\n'
    'mail\t\tsmtp.mail.me.com imap.mail.me.com\n'
    'mail\t\tmail.proton.me smtp.protonmail.ch\n'
    'mail\t\tsmtp.zoho.com mail.zoho.com\n'
    'mail\t\tsmtp.fastmail.com api.fastmail.com\n'
    'mail\tsendgrid-key\tapi.sendgrid.com smtp.sendgrid.net\n'
    'mail\tmailgun-key\tapi.mailgun.net api.eu.mailgun.net smtp.mailgun.org\n'
    'mail\tmailchimp-key\tapi.mailchimp.com mandrillapp.com\n'
    'mail\taws-access-key\temail.us-east-1.amazonaws.com email.eu-west-1.amazonaws.com email-smtp.us-east-1.amazonaws.com email-smtp.eu-west-1.amazonaws.com\n'
    'mail\t\tapi.postmarkapp.com smtp.postmarkapp.com\n'
    'mail\t\tapi.mailjet.com in-v3.mailjet.com\n'
    'mail\tbrevo-key\tapi.brevo.com smtp-relay.brevo.com\n'
    'mail\t\tapi.sparkpost.com\n'
    'mail\tresend-key\tapi.resend.com\n'
    'mail\t\tsmtp.mailtrap.io sandbox.smtp.mailtrap.io\n'
    'mail\ttwilio-key\tapi.twilio.com\n'
    'mail\t\tapi.nexmo.com rest.nexmo.com\n'
    'model\topenai-key\tapi.openai.com eu.api.openai.com chatgpt.com chat.openai.com\n'
    'model\tnamed-ai-key,azure-client-secret,jwt\topenai.azure.com cognitiveservices.azure.com services.ai.azure.com\n'
    'model\tanthropic-key\tapi.anthropic.com claude.ai\n'
    'model\tgoogle-ai-key\tgenerativelanguage.googleapis.com gemini.google.com\n'
    'model\tjwt,google-ai-key\taiplatform.googleapis.com\n'
    'model\taws-access-key,aws-bedrock-key\tbedrock-runtime.us-east-1.amazonaws.com bedrock-runtime.us-west-2.amazonaws.com bedrock-runtime.eu-west-1.amazonaws.com bedrock-runtime.eu-central-1.amazonaws.com bedrock-runtime.sa-east-1.amazonaws.com bedrock-runtime.ap-northeast-1.amazonaws.com\n'
    'model\tnamed-ai-key\tapi.mistral.ai chat.mistral.ai codestral.mistral.ai\n'
    'model\tnamed-ai-key\tapi.cohere.ai api.cohere.com\n'
    'model\tgroq-key\tapi.groq.com\n'
    'model\txai-key\tapi.x.ai grok.com\n'
    'model\tperplexity-key\tapi.perplexity.ai\n'
    'model\tdeepseek-key\tapi.deepseek.com chat.deepseek.com\n'
    'model\topenrouter-key\topenrouter.ai\n'
    'model\tnamed-ai-key\tapi.together.xyz api.together.ai\n'
    'model\tnamed-ai-key\tapi.fireworks.ai\n'
    'model\treplicate-token\tapi.replicate.com\n'
    'model\thuggingface-token\tapi-inference.huggingface.co router.huggingface.co endpoints.huggingface.cloud\n'
    'model\tnvidia-key\tintegrate.api.nvidia.com ai.api.nvidia.com\n'
    'model\tnamed-ai-key,cerebras-key\tapi.cerebras.ai\n'
    'model\tnamed-ai-key\tapi.sambanova.ai\n'
    'model\tnamed-ai-key\tapi.ai21.com\n'
    'model\tnamed-ai-key\tapi.moonshot.cn api.moonshot.ai\n'
    'model\tnamed-ai-key\tdashscope.aliyuncs.com dashscope-intl.aliyuncs.com\n'
    'model\tnamed-ai-key\topen.bigmodel.cn api.z.ai\n'
    'model\tnamed-ai-key\tapi.minimax.chat api.minimax.io\n'
    'model\tnamed-ai-key\tqianfan.baidubce.com\n'
    'model\tnamed-ai-key,voyage-key\tapi.voyageai.com\n'
    'model\tnamed-ai-key,jina-key\tapi.jina.ai r.jina.ai\n'
    'model\tnamed-ai-key\tapi.stability.ai\n'
    'model\tnamed-ai-key,elevenlabs-key\tapi.elevenlabs.io\n'
    'model\tnamed-ai-key\tapi.assemblyai.com\n'
    'model\tnamed-ai-key\tapi.deepgram.com\n'
    'model\tnamed-ai-key\tapi.deepinfra.com\n'
    'model\tnamed-ai-key\tapi.novita.ai\n'
    'model\tnamed-ai-key\tlepton.run\n'
    'model\tnamed-ai-key\tapi.endpoints.anyscale.com\n'
    'model\tnamed-ai-key\tapi.baseten.co inference.baseten.co\n'
    'model\tgithub-token\tmodels.github.ai models.inference.ai.azure.com api.githubcopilot.com\n'
    'model\tjwt,named-ai-key\tus-south.ml.cloud.ibm.com eu-de.ml.cloud.ibm.com\n'
    'model\tlangsmith-key\tapi.smith.langchain.com\n'
    'model\tlangfuse-key\tcloud.langfuse.com us.cloud.langfuse.com\n'
    'model\topenai-key,anthropic-key,named-ai-key\toai.helicone.ai gateway.helicone.ai\n'
    'model\topenai-key,anthropic-key,named-ai-key\tapi.portkey.ai\n'
    'model\tnamed-ai-key,pinecone-key\tapi.pinecone.io pinecone.io\n'
    'packages\tpypi-token\tpypi.org files.pythonhosted.org upload.pypi.org\n'
    'packages\tpypi-token\ttest.pypi.org test-files.pythonhosted.org\n'
    'packages\t\trepo.anaconda.com conda.anaconda.org anaconda.org conda-static.anaconda.org\n'
    'packages\t\tdownload.pytorch.org\n'
    'packages\t\tpython.org bootstrap.pypa.io\n'
    'packages\tnpm-token\tregistry.npmjs.org npmjs.com\n'
    'packages\tnpm-token\tregistry.yarnpkg.com\n'
    'packages\t\tcrates.io static.crates.io index.crates.io\n'
    'packages\trubygems-key\trubygems.org\n'
    'packages\t\trepo1.maven.org repo.maven.apache.org\n'
    'packages\t\tproxy.golang.org sum.golang.org\n'
    'packages\t\tcran.r-project.org cloud.r-project.org\n'
    'packages\tdocker-token\tdocker.io hub.docker.com registry-1.docker.io auth.docker.io\n'
    'packages\t\tquay.io\n'
    'packages\t\tdeb.debian.org security.debian.org\n'
    'packages\t\tarchive.ubuntu.com security.ubuntu.com\n'
    'packages\t\tformulae.brew.sh brew.sh\n'
    'packages\tjfrog-key\tjfrog.io\n'
    'packages\t\tcloudsmith.io dl.cloudsmith.io\n'
    'packages\t\tpypi.fury.io\n'
    'packages\tclojars-token\tclojars.org\n'
    'packages\tnuget-key\tnuget.org api.nuget.org\n'
    'paste\t\tpastebin.com\n'
    'paste\tgithub-token\tgist.github.com gist.githubusercontent.com\n'
    'paste\t\tpaste.ee\n'
    'paste\t\thastebin.com hst.sh\n'
    'paste\t\tdpaste.com dpaste.org\n'
    'paste\t\tix.io\n'
    'paste\t\tsprunge.us\n'
    'paste\t\ttermbin.com\n'
    'paste\t\tcontrolc.com\n'
    'paste\t\trentry.co rentry.org\n'
    'paste\t\tprivatebin.net\n'
    'paste\t\tghostbin.com\n'
    'paste\t\tjustpaste.it\n'
    'paste\t\tpaste.rs\n'
    'paste\t\t0bin.net\n'
    'paste\t\tpaste.debian.net\n'
    'paste\t\tpaste.ubuntu.com\n'
    'paste\t\tpaste.centos.org paste.fedoraproject.org\n'
    'paste\t\ttransfer.sh\n'
    'paste\t\tfile.io\n'
    'paste\t\t0x0.st\n'
    'paste\t\tcatbox.moe litterbox.catbox.moe\n'
    'paste\t\tgofile.io\n'
    'paste\t\tanonfiles.com anonfile.com\n'
    'paste\t\ttemp.sh\n'
    'paste\t\tbashupload.com\n'
    'paste\t\toshi.at\n'
    'paste\t\tuguu.se\n'
    'paste\t\ttmpfiles.org\n'
    'paste\t\tpixeldrain.com\n'
    'paste\t\ttelegra.ph\n'
    'service\taws-access-key\tamazonaws.com aws.amazon.com\n'
    'service\tazure-client-secret,jwt\tlogin.microsoftonline.com management.azure.com\n'
    'service\tjwt,odbc-password,connection-string\tdatabase.windows.net documents.azure.com vault.azure.net\n'
    'service\tgoogle-ai-key,google-oauth-secret,jwt\tgoogleapis.com oauth2.googleapis.com\n'
    'service\tgoogle-oauth-secret\taccounts.google.com\n'
    'service\tstripe-key\tapi.stripe.com files.stripe.com\n'
    'service\tpaypal-token\tapi.paypal.com api-m.paypal.com\n'
    'service\tsquare-token\tconnect.squareup.com\n'
    'service\tshopify-token\tmyshopify.com\n'
    'service\tjwt\tsalesforce.com force.com my.salesforce.com\n'
    'service\thubspot-token\tapi.hubapi.com\n'
    'service\t\tzendesk.com\n'
    'service\t\tservice-now.com\n'
    'service\t\tworkday.com myworkday.com\n'
    'service\t\thana.ondemand.com successfactors.com\n'
    'service\tokta-token,jwt\tokta.com oktapreview.com\n'
    'service\tjwt\tauth0.com\n'
    'service\tdigitalocean-token\tapi.digitalocean.com\n'
    'service\tcloudflare-origin-key\tapi.cloudflare.com\n'
    'service\tdatadog-key\tapi.datadoghq.com http-intake.logs.datadoghq.com datadoghq.eu\n'
    'service\tsentry-token\tsentry.io\n'
    'service\tnewrelic-key\tapi.newrelic.com log-api.newrelic.com metric-api.newrelic.com\n'
    'service\tgrafana-token\tgrafana.net\n'
    'service\t\tsplunkcloud.com\n'
    'service\t\telastic-cloud.com found.io\n'
    'service\tconnection-string\tmongodb.net\n'
    'service\tpostman-key\tapi.getpostman.com\n'
    'service\tvault-token,terraform-token\tapp.terraform.io hashicorp.cloud\n'
    'service\t\tapi.wandb.ai\n'
    'service\t\tquery1.finance.yahoo.com query2.finance.yahoo.com\n'
    'service\tadobe-secret,jwt\tims-na1.adobelogin.com adobe.io\n'
    'service\tapify-token\tapi.apify.com\n'
    'service\tasana-token\tapp.asana.com\n'
    'service\tcontentful-token\tcontentful.com\n'
    'service\tdeno-token\tapi.deno.com deno.com\n'
    'service\tdoppler-token\tapi.doppler.com\n'
    'service\tduffel-token\tapi.duffel.com\n'
    'service\tdynatrace-token\tlive.dynatrace.com apps.dynatrace.com\n'
    'service\teasypost-key\tapi.easypost.com\n'
    'service\tfigma-token\tapi.figma.com\n'
    'service\tfirecrawl-key\tapi.firecrawl.dev\n'
    'service\tflutterwave-key\tapi.flutterwave.com\n'
    'service\tfly-token\tapi.fly.io api.machines.dev\n'
    'service\tframeio-token\tapi.frame.io\n'
    'service\tharness-token\tapp.harness.io\n'
    'service\tinfracost-key\tpricing.api.infracost.io\n'
    'service\tmapbox-token\tapi.mapbox.com\n'
    'service\toctopus-key\toctopus.app\n'
    'service\topenshift-token\topenshiftapps.com\n'
    'service\tplanetscale-token\tapi.planetscale.com psdb.cloud\n'
    'service\tposthog-key\tapp.posthog.com us.posthog.com eu.posthog.com\n'
    'service\tprefect-key\tapi.prefect.cloud\n'
    'service\tpulumi-token\tapi.pulumi.com\n'
    'service\treadme-key\tdash.readme.com\n'
    'service\tshippo-token\tapi.goshippo.com\n'
    'service\ttailscale-key\tapi.tailscale.com\n'
    'service\ttavily-key\tapi.tavily.com\n'
    'service\ttypeform-token\tapi.typeform.com\n'
    'service\tyandex-key\tapi.cloud.yandex.net llm.api.cloud.yandex.net\n'
    'service\talibaba-access-key\taliyuncs.com\n'
    'storage\taws-access-key\ts3.amazonaws.com s3.us-east-1.amazonaws.com s3.us-east-2.amazonaws.com s3.us-west-1.amazonaws.com s3.us-west-2.amazonaws.com s3.eu-west-1.amazonaws.com s3.eu-central-1.amazonaws.com s3.sa-east-1.amazonaws.com s3.ap-northeast-1.amazonaws.com s3.ap-southeast-1.amazonaws.com\n'
    'storage\tazure-connection,jwt\tblob.core.windows.net dfs.core.windows.net file.core.windows.net\n'
    'storage\tjwt\tstorage.googleapis.com storage.cloud.google.com\n'
    'storage\tjwt\tdrive.google.com docs.google.com sheets.googleapis.com\n'
    'storage\tjwt\tonedrive.live.com 1drv.ms sharepoint.com graph.microsoft.com\n'
    'storage\tdropbox-token\tdropbox.com api.dropboxapi.com content.dropboxapi.com dropboxusercontent.com\n'
    'storage\tjwt\tapi.box.com upload.box.com app.box.com\n'
    'storage\t\ticloud.com icloud-content.com\n'
    'storage\taws-access-key\tr2.cloudflarestorage.com\n'
    'storage\t\tbackblazeb2.com backblaze.com\n'
    'storage\t\twasabisys.com\n'
    'storage\tdigitalocean-token\tdigitaloceanspaces.com\n'
    'storage\t\tlinodeobjects.com\n'
    'storage\t\tscw.cloud\n'
    'storage\t\tcloud.ovh.net\n'
    'storage\t\toraclecloud.com\n'
    'storage\t\tcloud-object-storage.appdomain.cloud\n'
    'storage\t\toss-cn-hangzhou.aliyuncs.com oss-cn-shanghai.aliyuncs.com oss-us-west-1.aliyuncs.com\n'
    'storage\tjwt,supabase-token\tsupabase.co\n'
    'storage\tjwt\tfirebasestorage.googleapis.com firebaseio.com\n'
    'storage\t\tmega.nz mega.io mega.co.nz\n'
    'storage\t\tpcloud.com\n'
    'storage\t\tmediafire.com\n'
    'storage\t\twetransfer.com we.tl\n'
    'storage\t\tfromsmash.com\n'
    'storage\t\tdrive.proton.me\n'
    'storage\t\ttresorit.com\n'
    'storage\t\tdisk.yandex.ru cloud-api.yandex.net\n'
    'storage\tairtable-token\tapi.airtable.com\n'
    'storage\tnotion-token\tapi.notion.com\n'
    'storage\tjwt\tsnowflakecomputing.com\n'
    'storage\tdatabricks-token\tcloud.databricks.com azuredatabricks.net gcp.databricks.com\n'
    'storage\tjwt\tbigquery.googleapis.com\n'
    'storage\thuggingface-token\thuggingface.co hf.co\n'
    'storage\t\tkaggle.com kaggleusercontent.com\n'
    'webhook\t\twebhook.site\n'
    'webhook\t\trequestbin.com requestbin.net pipedream.net\n'
    'webhook\t\tbeeceptor.com free.beeceptor.com\n'
    'webhook\t\trequestcatcher.com\n'
    'webhook\t\thookbin.com\n'
    'webhook\t\thookdeck.com hkdk.events\n'
    'webhook\t\tplay.svix.com\n'
    'webhook\t\toast.pro oast.live oast.site oast.online oast.fun oast.me interact.sh\n'
    'webhook\t\tburpcollaborator.net oastify.com\n'
    'webhook\t\tcanarytokens.com canarytokens.org\n'
    'webhook\t\tdnslog.cn ceye.io\n'
    'webhook\t\tngrok.io ngrok.app ngrok-free.app ngrok.dev\n'
    'webhook\t\ttrycloudflare.com\n'
    'webhook\t\tlocaltunnel.me loca.lt\n'
    'webhook\t\tserveo.net\n'
    'webhook\t\tpinggy.io pinggy.link\n'
    'webhook\t\tloclx.io\n'
    'webhook\tzapier-webhook\thooks.zapier.com\n'
    'webhook\t\thook.make.com hook.eu1.make.com hook.us1.make.com\n'
    'webhook\t\tmaker.ifttt.com\n'
    'webhook\t\tapp.n8n.cloud\n'
    'webhook\t\tlogic.azure.com powerplatform.com\n'
    'webhook\t\thttpbin.org postman-echo.com\n'
)

FORMATS = (
    ('openai-key', ("sk-", ), "\\b(sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{20,200}|sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}|sk-[A-Za-z0-9]{48})\\b", 3.2, ''),
    ('anthropic-key', ("sk-ant-", ), "\\b(sk-ant-(?:api|admin)\\d{2}-[A-Za-z0-9_-]{80,120})", 3.2, ''),
    ('google-ai-key', ("aiza", ), "\\b(AIza[A-Za-z0-9_-]{35})(?![A-Za-z0-9_-])", 3, ''),
    ('huggingface-token', ("hf_", "api_org_", ), "\\b((?:hf|api_org)_[A-Za-z]{34})\\b", 3, ''),
    ('groq-key', ("gsk_", ), "\\b(gsk_[A-Za-z0-9]{52})\\b", 3, ''),
    ('xai-key', ("xai-", ), "\\b(xai-[A-Za-z0-9]{80})\\b", 3, ''),
    ('perplexity-key', ("pplx-", ), "\\b(pplx-[A-Za-z0-9]{48})\\b", 3, ''),
    ('replicate-token', ("r8_", ), "\\b(r8_[A-Za-z0-9]{37})\\b", 3, ''),
    ('openrouter-key', ("sk-or-", ), "\\b(sk-or-v1-[0-9a-f]{64})\\b", 3, ''),
    ('deepseek-key', ("sk-", ), "\\b(sk-[0-9a-f]{32})\\b", 3, ''),
    ('nvidia-key', ("nvapi-", ), "\\b(nvapi-[A-Za-z0-9_-]{60,70})\\b", 3, ''),
    ('langsmith-key', ("lsv2_", ), "\\b(lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10})\\b", 3, ''),
    ('langfuse-key', ("sk-lf-", ), "\\b(sk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\b", 0, ''),
    ('named-ai-key', ("cohere", "mistral", "together", "fireworks", "deepgram", "elevenlabs", "assemblyai", "wandb", "pinecone", "stability", "ai21", "azure", ), "(?i:cohere|mistral|together|fireworks|deepgram|elevenlabs|assemblyai|wandb|pinecone|stability|ai21|azure_?openai)[\\w.-]{0,20}(?i:key|token)[\"']?\\s*[=:]\\s*[\"']([A-Za-z0-9_-]{32,64})[\"']", 3.2, ''),
    ('private-key', ("private key", ), "(-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH|ENCRYPTED|PGP|SSH2 ENCRYPTED) )?PRIVATE KEY(?: BLOCK)?-----(?:[^-]|\\\\n){64,}?(?:-----END|$))", 0, ''),
    ('jwt', ("eyj", ), "\\b(eyJ[A-Za-z0-9_-]{15,}\\.eyJ[A-Za-z0-9_-]{15,}\\.[A-Za-z0-9_-]{20,})", 3, ''),
    ('connection-string', ("://", ), "\\b(?:postgres(?:ql)?(?:\\+\\w+)?|mysql(?:\\+\\w+)?|mariadb(?:\\+\\w+)?|mongodb(?:\\+srv)?|redis|rediss|amqps?|mssql(?:\\+\\w+)?|oracle(?:\\+\\w+)?|ftp|sftp|smtp|ldap|clickhouse|snowflake)://[^:/\\s\"'@]{0,64}:([^@\\s\"'/{}$%<]{4,128})@[\\w.-]+", 0, ''),
    ('odbc-password', ("pwd=", "password=", ), "(?i:(?:;|\")\\s*(?:pwd|password)\\s*=\\s*)([^;\"'\\s{}]{6,64})(?=;|\"|')", 2.5, ''),
    ('libpq-password', ("password=", "password =", ), "\\b(?:dbname|host|user)\\s?=\\s?[\\w.-]+\\s+(?:\\w+\\s?=\\s?[\\w.-]+\\s+){0,8}password\\s?=\\s?([^\\s\"'{}()%$<,]{6,64})(?=[\"'\\s]|$)", 0, ''),
    ('basic-auth-url', ("://", ), "\\bhttps?://[^:/\\s\"'@]{1,64}:([^@\\s\"'/{}$%<]{6,128})@[\\w.-]+\\.[a-z]{2,}", 2.5, ''),
    ('aws-access-key', ("akia", "asia", "abia", "acca", ), "\\b((?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16})\\b", 3, ''),
    ('aws-secret-key', ("aws", ), "(?i:aws)[\\w.-]{0,20}(?i:secret|sk)[\\w.-]{0,20}[\"']?\\s*[=:,]\\s*[\"']([A-Za-z0-9/+]{40})[\"']", 4, ''),
    ('github-token', ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", ), "\\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})\\b", 3, ''),
    ('gitlab-token', ("glpat-", "gldt-", "glrt-", "glcbt-", "glptt-", "glft-", "glimt-", "glagent-", "glsoat-", ), "\\b(gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|soat)-[A-Za-z0-9_-]{20,64})\\b", 3, ''),
    ('slack-token', ("xox", "xapp-", ), "\\b(xox[baprse]-[0-9A-Za-z-]{20,250}|xapp-\\d-[A-Z0-9]+-\\d+-[a-z0-9]+)\\b", 2.8, ''),
    ('slack-webhook', ("hooks.slack.com", ), "(https://hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{43,56})", 0, ''),
    ('discord-webhook', ("discord", ), "(https://(?:\\w+\\.)?discord(?:app)?\\.com/api/webhooks/\\d{17,20}/[A-Za-z0-9_-]{60,80})", 0, ''),
    ('discord-token', ("discord", "token", "bot", ), "\\b([MNO][A-Za-z\\d_-]{23,25}\\.[\\w-]{6}\\.[\\w-]{27,38})\\b", 4, ''),
    ('telegram-token', (":aa", ), "\\b(\\d{8,10}:AA[A-Za-z0-9_-]{33})\\b", 3, ''),
    ('stripe-key', ("sk_live", "rk_live", "sk_prod", "rk_prod", "sk_test", "rk_test", ), "\\b((?:sk|rk)_(?:live|prod|test)_[A-Za-z0-9]{20,120})\\b", 3, ''),
    ('square-token', ("eaaa", "sq0", ), "\\b((?:EAAA|sq0atp-|sq0csp-)[A-Za-z0-9_-]{22,60})\\b", 3.5, ''),
    ('paypal-token', ("access_token$production", ), "(access_token\\$production\\$[0-9a-z]{16}\\$[0-9a-f]{32})", 0, ''),
    ('sendgrid-key', ("sg.", ), "\\b(SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43})\\b", 3, ''),
    ('mailgun-key', ("key-", ), "\\b((?:key|pubkey)-[0-9a-f]{32})\\b", 3, ''),
    ('mailchimp-key', ("-us", ), "\\b([0-9a-f]{32}-us\\d{1,2})\\b", 3, ''),
    ('twilio-key', ("sk", ), "\\b(SK[0-9a-fA-F]{32})\\b", 3, ''),
    ('npm-token', ("npm_", ), "\\b(npm_[A-Za-z0-9]{36})\\b", 3, ''),
    ('pypi-token', ("pypi-ageichlwas5vcmc", ), "(pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,1000})", 0, ''),
    ('docker-token', ("dckr_", ), "\\b(dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,32})\\b", 3, ''),
    ('digitalocean-token', ("_v1_", ), "\\b(do[oprt]_v1_[0-9a-f]{64})\\b", 3, ''),
    ('azure-connection', ("accountkey=", ), "AccountKey=([A-Za-z0-9+/]{86}==)", 4, ''),
    ('azure-client-secret', ("0q~", "1q~", "2q~", "3q~", "4q~", "5q~", "6q~", "7q~", "8q~", "9q~", ), "(?:^|[\"'`\\s>=:(,)])([A-Za-z0-9_~.]{3}\\dQ~[A-Za-z0-9_~.-]{31,34})(?:$|[\"'`\\s<),])", 3, ''),
    ('google-oauth-secret', ("gocspx-", ), "\\b(GOCSPX-[A-Za-z0-9_-]{28})(?![A-Za-z0-9_-])", 3, ''),
    ('databricks-token', ("dapi", ), "\\b(dapi[0-9a-f]{32}(?:-\\d)?)\\b", 3, ''),
    ('heroku-key', ("heroku", ), "(?i:heroku)[\\w.-]{0,20}[\"']?\\s*[=:]\\s*[\"']([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|HRKU-AA[A-Za-z0-9_-]{58})[\"']", 0, ''),
    ('shopify-token', ("shpat_", "shpca_", "shppa_", "shpss_", ), "\\b(shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32})\\b", 2.5, ''),
    ('linear-key', ("lin_api_", ), "\\b(lin_api_[A-Za-z0-9]{40})\\b", 3, ''),
    ('notion-token', ("ntn_", "secret_", ), "\\b(ntn_\\d{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43})\\b", 3.5, ''),
    ('atlassian-token', ("atatt3", ), "\\b(ATATT3[A-Za-z0-9_\\-=]{180,200})", 3.5, ''),
    ('grafana-token', ("glsa_", "glc_", ), "\\b(glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}|glc_[A-Za-z0-9+/]{32,400}={0,3})", 3, ''),
    ('vault-token', ("hvs.", "hvb.", ), "\\b(hv[sb]\\.[A-Za-z0-9_-]{90,300})\\b", 3.5, ''),
    ('datadog-key', ("datadog", "dd_", ), "(?i:datadog|dd_)[\\w.-]{0,20}(?i:key)[\"']?\\s*[=:]\\s*[\"']([0-9a-f]{32}|[0-9a-f]{40})[\"']", 3, ''),
    ('okta-token', ("okta", ), "(?i:okta)[\\w.-]{0,20}[\"']?\\s*[=:]\\s*[\"'](00[A-Za-z0-9_-]{40})[\"']", 3.5, ''),
    ('sentry-token', ("sntrys_", "sntryu_", ), "\\b(sntr(?:ys|yu)_[A-Za-z0-9+/=_-]{60,300})", 3, ''),
    ('newrelic-key', ("nrak-", "nrii-", ), "\\b(NRAK-[A-Z0-9]{27}|NRII-[A-Za-z0-9-]{32})", 3, ''),
    ('postman-key', ("pmak-", ), "\\b(PMAK-[0-9a-f]{24}-[0-9a-f]{34})\\b", 0, ''),
    ('airtable-token', ("pat", ), "\\b(pat[A-Za-z0-9]{14}\\.[0-9a-f]{64})\\b", 3, ''),
    ('dropbox-token', ("sl.", ), "\\b(sl\\.[A-Za-z0-9_-]{130,200})", 3.5, ''),
    ('age-secret-key', ("age-secret-key-1", ), "\\b(AGE-SECRET-KEY-1[A-Z0-9]{58})\\b", 3, ''),
    ('alibaba-access-key', ("ltai", ), "\\b(LTAI[A-Za-z0-9]{16,20})\\b", 3, ''),
    ('adobe-secret', ("p8e-", ), "\\b(p8e-[A-Za-z0-9_-]{32})\\b", 3, ''),
    ('apify-token', ("apify_api_", ), "\\b(apify_api_[A-Za-z0-9]{36,40})\\b", 3, ''),
    ('asana-token', ("asana", ), "\\b([12]/\\d{13,18}(?:/\\d{13,18})?:[0-9a-f]{32})\\b", 3, ''),
    ('aws-bedrock-key', ("absk", ), "\\b(ABSK[A-Za-z0-9+/]{100,140}={0,2})", 3, ''),
    ('bitbucket-token', ("atbb", ), "\\b(ATBB[A-Za-z0-9]{28,40})\\b", 3, ''),
    ('brevo-key', ("xkeysib-", ), "\\b(xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16})\\b", 3, ''),
    ('buildkite-token', ("bkua_", "bkat_", "bkct_", ), "\\b(bk[ucat]{1,2}_[A-Za-z0-9]{40})\\b", 3, ''),
    ('cerebras-key', ("csk-", ), "\\b(csk-[A-Za-z0-9]{40,60})\\b", 3, ''),
    ('circleci-token', ("ccipat_", ), "\\b(CCIPAT_[A-Za-z0-9]{20,24}_[0-9a-f]{40})\\b", 3, ''),
    ('clojars-token', ("clojars_", ), "\\b(CLOJARS_[0-9a-z]{60})\\b", 3, ''),
    ('cloudflare-origin-key', ("v1.0-", ), "\\b(v1\\.0-[0-9a-f]{24}-[0-9a-f]{146})\\b", 3, ''),
    ('contentful-token', ("cfpat-", ), "\\b(CFPAT-[A-Za-z0-9_-]{43})", 3, ''),
    ('deno-token', ("ddp_", "ddw_", ), "\\b(dd[pw]_[A-Za-z0-9]{36})\\b", 3, ''),
    ('doppler-token', ("dp.", ), "\\b(dp\\.(?:pt|st|ct|sa|scim|audit)\\.(?:[a-z0-9_-]{2,35}\\.)?[A-Za-z0-9]{40,44})\\b", 3, ''),
    ('duffel-token', ("duffel_", ), "\\b(duffel_(?:test|live)_[A-Za-z0-9_=-]{43})", 3, ''),
    ('dynatrace-token', ("dt0", ), "\\b(dt0[a-z]\\d{2}\\.[A-Z0-9]{24}\\.[A-Z0-9]{64})\\b", 3, ''),
    ('easypost-key', ("ezak", "eztk", ), "\\b(EZ[AT]K[A-Za-z0-9]{54})\\b", 3, ''),
    ('elevenlabs-key', ("sk_", ), "\\b(sk_[0-9a-f]{48})\\b", 3, ''),
    ('facebook-token', ("eaa", ), "\\b(EAA[MC][A-Za-z0-9]{80,300})\\b", 3, ''),
    ('figma-token', ("figd_", ), "\\b(figd_[A-Za-z0-9_-]{38,44})", 3, ''),
    ('firecrawl-key', ("fc-", ), "\\b(fc-[0-9a-f]{32})\\b", 3, ''),
    ('flutterwave-key', ("flwseck", ), "\\b(FLWSECK(?:_TEST)?-[0-9a-z]{12,40}-X)\\b", 3, ''),
    ('fly-token', ("fo1_", "fm1", "fm2_", ), "\\b(fo1_[A-Za-z0-9_-]{43}|fm[12][ar]?_[A-Za-z0-9+/=]{100,})", 3, ''),
    ('frameio-token', ("fio-u-", ), "\\b(fio-u-[A-Za-z0-9_=-]{64})", 3, ''),
    ('harness-token', ("pat.", "sat.", ), "\\b([ps]at\\.[A-Za-z0-9_-]{22}\\.[0-9a-f]{24}\\.[A-Za-z0-9]{20})\\b", 3, ''),
    ('hubspot-token', ("pat-na", "pat-eu", ), "\\b(pat-(?:na|eu)\\d-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\b", 3, ''),
    ('infracost-key', ("ico-", ), "\\b(ico-[A-Za-z0-9]{32})\\b", 3, ''),
    ('jfrog-key', ("akcp", ), "\\b(AKCp[A-Za-z0-9]{69})\\b", 3, ''),
    ('jina-key', ("jina_", ), "\\b(jina_[0-9a-f]{32}[A-Za-z0-9_-]{28})\\b", 3, ''),
    ('mapbox-token', ("sk.eyj", ), "\\b(sk\\.eyJ[A-Za-z0-9_-]{60,}\\.[A-Za-z0-9_-]{20,})", 3, ''),
    ('netlify-token', ("nfp_", ), "\\b(nfp_[A-Za-z0-9]{36,40})\\b", 3, ''),
    ('nuget-key', ("oy2", ), "\\b(oy2[a-z0-9]{43})\\b", 3, ''),
    ('octopus-key', ("api-", ), "\\b(API-[A-Z0-9]{25,26})\\b", 3, ''),
    ('openshift-token', ("sha256~", ), "\\b(sha256~[A-Za-z0-9_-]{43})", 3, ''),
    ('pinecone-key', ("pcsk_", ), "\\b(pcsk_[A-Za-z0-9_]{60,75})\\b", 3, ''),
    ('planetscale-token', ("pscale_", ), "\\b(pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_=.-]{32,64})", 3, ''),
    ('posthog-key', ("phx_", ), "\\b(phx_[A-Za-z0-9]{40,50})\\b", 3, ''),
    ('prefect-key', ("pnu_", "pnb_", ), "\\b(pn[ub]_[A-Za-z0-9]{36})\\b", 3, ''),
    ('pulumi-token', ("pul-", ), "\\b(pul-[0-9a-f]{40})\\b", 3, ''),
    ('readme-key', ("rdme_", ), "\\b(rdme_[a-z0-9]{70})\\b", 3, ''),
    ('resend-key', ("re_", ), "\\b(re_[A-Za-z0-9]{8}_[A-Za-z0-9]{20,26})\\b", 3, ''),
    ('rubygems-key', ("rubygems_", ), "\\b(rubygems_[0-9a-f]{48})\\b", 3, ''),
    ('shippo-token', ("shippo_", ), "\\b(shippo_(?:live|test)_[0-9a-f]{40})\\b", 3, ''),
    ('sonar-token', ("squ_", "sqp_", "sqa_", ), "\\b(sq[upa]_[0-9a-f]{40})\\b", 3, ''),
    ('supabase-token', ("sbp_", "sb_secret_", ), "\\b(sbp_[0-9a-f]{40}|sb_secret_[A-Za-z0-9_-]{31,40})\\b", 3, ''),
    ('tailscale-key', ("tskey-", ), "\\b(tskey-(?:api|auth|client|scim|webhook)-[A-Za-z0-9]{8,20}-[A-Za-z0-9]{20,40})\\b", 3, ''),
    ('tavily-key', ("tvly-", ), "\\b(tvly-(?:dev-|prod-)?[A-Za-z0-9]{32})\\b", 3, ''),
    ('teams-webhook', ("webhook.office.com", ), "(https://[\\w-]+\\.webhook\\.office\\.com/webhookb2/[0-9a-f-]{36}@[0-9a-f-]{36}/IncomingWebhook/[0-9a-f]{32}/[0-9a-f-]{36})", 3, ''),
    ('terraform-token', (".atlasv1.", ), "\\b([A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_=-]{60,70})", 3, ''),
    ('typeform-token', ("tfp_", ), "\\b(tfp_[A-Za-z0-9_.=-]{59})", 3, ''),
    ('voyage-key', ("pa-", ), "\\b(pa-[A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])", 3, ''),
    ('yandex-key', ("aqvn", ), "\\b(AQVN[A-Za-z0-9_-]{35,38})(?![A-Za-z0-9_-])", 3, ''),
    ('zapier-webhook', ("hooks.zapier.com", ), "(https://hooks\\.zapier\\.com/hooks/catch/\\d{5,10}/[a-z0-9]{6,10})", 2.4, ''),
)

BEGINNINGS = (
    "1/0",
    "1/1",
    "1/2",
    "1/3",
    "1/4",
    "1/5",
    "1/6",
    "1/7",
    "1/8",
    "1/9",
    "2/0",
    "2/1",
    "2/2",
    "2/3",
    "2/4",
    "2/5",
    "2/6",
    "2/7",
    "2/8",
    "2/9",
    "ABIA",
    "ABSK",
    "ACCA",
    "AGE-SECRET-KEY-1",
    "AIza",
    "AKCp",
    "AKIA",
    "API-",
    "AQVN",
    "ASIA",
    "ATATT3",
    "ATBB",
    "CCIPAT_",
    "CFPAT-",
    "CLOJARS_",
    "EAA",
    "EAAA",
    "EZAK",
    "EZTK",
    "FLWSECK",
    "GOCSPX-",
    "LTAI",
    "NRAK-",
    "NRII-",
    "PMAK-",
    "SG.",
    "SK0",
    "SK1",
    "SK2",
    "SK3",
    "SK4",
    "SK5",
    "SK6",
    "SK7",
    "SK8",
    "SK9",
    "SKA",
    "SKB",
    "SKC",
    "SKD",
    "SKE",
    "SKF",
    "SKa",
    "SKb",
    "SKc",
    "SKd",
    "SKe",
    "SKf",
    "api_org_",
    "apify_api_",
    "bka",
    "bkc",
    "bkt",
    "bku",
    "csk-",
    "dapi",
    "dbname",
    "dckr_oat_",
    "dckr_pat_",
    "ddp_",
    "ddw_",
    "doo_v1_",
    "dop_v1_",
    "dor_v1_",
    "dot_v1_",
    "dp.audit.",
    "dp.ct.",
    "dp.pt.",
    "dp.sa.",
    "dp.scim.",
    "dp.st.",
    "dt0",
    "duffel_live_",
    "duffel_test_",
    "eyJ",
    "fc-",
    "figd_",
    "fio-u-",
    "fm1",
    "fm2",
    "fo1_",
    "gho_",
    "ghp_",
    "ghr_",
    "ghs_",
    "ghu_",
    "github_pat_",
    "glagent-",
    "glc_",
    "glcbt-",
    "gldt-",
    "glft-",
    "glimt-",
    "glpat-",
    "glptt-",
    "glrt-",
    "glsa_",
    "glsoat-",
    "gsk_",
    "hf_",
    "host",
    "hvb.",
    "hvs.",
    "ico-",
    "jina_",
    "key-",
    "lin_api_",
    "lsv2_pt_",
    "lsv2_sk_",
    "nfp_",
    "npm_",
    "ntn_",
    "nvapi-",
    "oy2",
    "p8e-",
    "pa-",
    "pat-eu",
    "pat-na",
    "pat.",
    "pcsk_",
    "phx_",
    "pnb_",
    "pnu_",
    "pplx-",
    "pscale_oauth_",
    "pscale_pw_",
    "pscale_tkn_",
    "pubkey-",
    "pul-",
    "r8_",
    "rdme_",
    "re_",
    "rk_live_",
    "rk_prod_",
    "rk_test_",
    "rubygems_",
    "sat.",
    "sb_secret_",
    "sbp_",
    "secret_",
    "sha256~",
    "shippo_live_",
    "shippo_test_",
    "shpat_",
    "shpca_",
    "shppa_",
    "shpss_",
    "sk-",
    "sk-ant-admin",
    "sk-ant-api",
    "sk-lf-",
    "sk-or-v1-",
    "sk.eyJ",
    "sk_",
    "sk_live_",
    "sk_prod_",
    "sk_test_",
    "sl.",
    "sntrys_",
    "sntryu_",
    "sq0atp-",
    "sq0csp-",
    "sqa_",
    "sqp_",
    "squ_",
    "tfp_",
    "tskey-api-",
    "tskey-auth-",
    "tskey-client-",
    "tskey-scim-",
    "tskey-webhook-",
    "tvly-",
    "user",
    "v1.0-",
    "xai-",
    "xapp-",
    "xkeysib-",
    "xox",
)

NEARBY = (
    "-us",
    ".atlasv1.",
    "0q~",
    "1q~",
    "2q~",
    "3q~",
    "4q~",
    "5q~",
    "6q~",
    "7q~",
    "8q~",
    "9q~",
    ":aa",
    "access_token$production",
    "accountkey=",
    "ai21",
    "assemblyai",
    "aws",
    "azure",
    "cohere",
    "datadog",
    "dd_",
    "deepgram",
    "discord",
    "elevenlabs",
    "fireworks",
    "heroku",
    "hooks.slack.com",
    "hooks.zapier.com",
    "mistral",
    "okta",
    "password=",
    "pinecone",
    "private key",
    "pwd=",
    "pypi-ageichlwas5vcmc",
    "stability",
    "together",
    "wandb",
    "webhook.office.com",
)
